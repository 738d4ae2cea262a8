package io.github.ibmcontainers.samples;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs several samples in one process, which is much faster than one process per sample. */
final class SampleSequence {
  private static final String MARK = "\u0001";

  private SampleSequence() {}

  /** Runs the named samples, with a marker before the output of each. */
  public static void main(String[] names) throws ReflectiveOperationException {
    for (String name : names) {
      System.out.println(MARK + name);
      System.err.println(MARK + name);
      Class.forName(SampleSequence.class.getPackageName() + "." + name)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
      System.out.flush();
    }
  }

  /**
   * Runs the named samples.
   *
   * @return the output of each; the exit code is that of the last one that started
   */
  static Map<String, SampleProcess> run(List<String> names) {
    SampleProcess all =
        SampleProcess.run(SampleSequence.class, Map.of(), names.toArray(String[]::new));
    Map<String, String> out = parts(all.out());
    Map<String, String> err = parts(all.err());
    Map<String, SampleProcess> runs = new HashMap<>();
    for (String name : names) {
      boolean last = name.equals(names.get(out.size() - 1));
      Optional.ofNullable(out.get(name))
          .ifPresent(
              text ->
                  runs.put(
                      name,
                      new SampleProcess(
                          last ? all.exitCode() : 0, text, err.getOrDefault(name, ""))));
    }
    return runs;
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(MARK, -1)) {
      String[] nameAndText = part.split("\\R", 2);
      if (nameAndText.length == 2) {
        parts.put(nameAndText[0], nameAndText[1]);
      }
    }
    return parts;
  }
}
