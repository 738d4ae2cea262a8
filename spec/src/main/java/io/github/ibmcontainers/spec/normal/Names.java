package io.github.ibmcontainers.spec.normal;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Creates Java names. */
final class Names {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*\\}");
  private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9_]+");

  /** Simple names that generated code uses, or that the generator maps to a Java class. */
  private static final Set<String> TAKEN_TYPES =
      Set.of(
          ("adapter apicallback apiclient apiexception apirequest apiresponse arraylist biginteger"
                  + " bigdecimal boolean byte bytearray byteorder character class collections"
                  + " constructor date datetime deprecated double enum error exception file float"
                  + " hashmap illegalargumentexception indexoutofboundsexception integer"
                  + " ioexception iterable jsonadapter jsonadapters jsonelement"
                  + " jsonreader jsontoken jsonvalues jsonwriter linkedhashset list localdate"
                  + " localdatetime localtime long map math model modeladapter module nullable"
                  + " number object offsetdatetime operation override package process record"
                  + " response runtime set short string stringbuilder suppresswarnings system"
                  + " thread throwable timestamp typeadapter unexpectedjsonexception"
                  + " unexpectedresponseexception unsupportedoperationexception uri uuid void")
              .split(" ", -1));

  /** Methods without arguments that every object has. */
  private static final Set<String> TAKEN_METHODS =
      Set.of(
          "getclass", "notify", "notifyall", "wait", "hashcode", "tostring", "clone", "finalize");

  private Names() {}

  /**
   * Returns the letters and digits of a name in lower case, to compare names regardless of case and
   * punctuation.
   */
  static String fold(String name) {
    return NO_LETTER.matcher(name).replaceAll("").replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Returns a path without the names of its variables. */
  static String anonymous(String path) {
    return VARIABLE.matcher(path).replaceAll("{}");
  }

  /** Joins the words of a text to one name; the first word keeps its case. */
  static String joined(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : NO_LETTER.split(text, -1)) {
      name.append(name.isEmpty() ? word : capitalized(word));
    }
    return name.toString();
  }

  static String capitalized(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Returns a class name that doesn't collide with those in generated code. */
  static String type(String name) {
    String plain =
        Character.isLetter(name.isEmpty() ? '0' : name.charAt(0)) ? name : "Model" + name;
    String folded = fold(plain);
    return TAKEN_TYPES.contains(folded) || plain.endsWith("Api") || plain.endsWith("Call")
        ? plain + "Model"
        : plain;
  }

  /** Returns the name of an operation that doesn't collide with methods of {@link Object}. */
  static String method(String name) {
    String plain = Character.isLetter(name.isEmpty() ? '0' : name.charAt(0)) ? name : "call" + name;
    return TAKEN_METHODS.contains(fold(plain)) ? plain + "Operation" : plain;
  }

  /** Returns the name, with the first free number appended if it is taken. */
  static String free(String name, Predicate<String> taken) {
    String candidate = name;
    for (int number = 1; taken.test(candidate); number++) {
      candidate = name + number;
    }
    return candidate;
  }
}
