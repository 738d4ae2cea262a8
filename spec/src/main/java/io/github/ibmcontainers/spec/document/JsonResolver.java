package io.github.ibmcontainers.spec.document;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Resolves YAML scalars like JSON values: {@code on}, {@code 1:30} and dates are strings. */
final class JsonResolver extends Resolver {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final String NUMBER_STARTS = "-0123456789";

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.BOOL, BOOLEAN, "tTfF");
    addImplicitResolver(Tag.INT, INTEGER, NUMBER_STARTS);
    addImplicitResolver(Tag.FLOAT, NUMBER, NUMBER_STARTS);
    addImplicitResolver(Tag.MERGE, MERGE, "<");
    addImplicitResolver(Tag.NULL, NULL, "~nN\0");
    addImplicitResolver(Tag.NULL, EMPTY, null);
  }
}
