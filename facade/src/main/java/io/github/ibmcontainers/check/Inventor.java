package io.github.ibmcontainers.check;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invents texts of the form of others. The same text gets the same invented one for as long as this
 * object lives, and two texts get different ones where their form allows. No character of a text
 * survives at its place but punctuation; an invented text can't be traced back.
 */
final class Inventor {
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(T| )\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}(/\\d{1,2}|:\\d+)?");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern URL = Pattern.compile("(https?)://([^/:?#\\s]+)(.*)");
  private static final Pattern VERSION =
      Pattern.compile("(\\d+\\.\\d+(?:\\.\\d+)?(?:_\\d+)?)(_openshift)?");
  private static final Pattern HEXADECIMAL = Pattern.compile("(?=.*\\d)[0-9a-f-]{8,}");

  private static final String HEX_LETTERS = "abcdef";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "123456789";
  private static final int ATTEMPTS = 50;

  /** From so many digits on, some numbers don't fit an {@code int} or a {@code long}. */
  private static final int INT_DIGITS = 10;

  private final Random random = new SecureRandom();
  private final Map<String, String> invented = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  /** Returns an invented text. */
  String text(String text) {
    String known = invented.get(text);
    if (known != null) {
      return known;
    }
    String made = invent(text);
    for (int attempt = 0; attempt < ATTEMPTS && given.contains(made); attempt++) {
      made = invent(text);
    }
    given.add(made);
    invented.put(text, made);
    return made;
  }

  /** Returns a number with as many digits that fits the same type; zero stays zero. */
  BigDecimal number(BigDecimal number) {
    if (number.signum() == 0) {
      return number;
    }
    String made = replaced(number.abs().toPlainString(), LETTERS);
    boolean large = number.precision() - number.scale() >= INT_DIGITS;
    BigDecimal magnitude = new BigDecimal(large ? "1" + made.substring(1) : made);
    return number.signum() < 0 ? magnitude.negate() : magnitude;
  }

  private String invent(String text) {
    Matcher url = URL.matcher(text);
    if (TIME.matcher(text).matches()) {
      return time(text);
    }
    if (ADDRESS.matcher(text).matches()) {
      String rest = text.replaceFirst("(\\d{1,3}\\.){3}\\d{1,3}", "");
      return "192.0.2."
          + (1 + random.nextInt(254))
          + (rest.startsWith("/") ? rest : replaced(rest, LETTERS));
    }
    if (EMAIL.matcher(text).matches()) {
      return replaced(text.substring(0, text.indexOf('@')), LETTERS) + "@example.com";
    }
    if (url.matches()) {
      String host = replaced(url.group(2), LETTERS).replace('.', '-');
      return url.group(1) + "://" + host + ".example.com" + replaced(url.group(3), LETTERS);
    }
    Matcher version = VERSION.matcher(text);
    if (version.matches()) {
      return replaced(version.group(1), LETTERS)
          + (version.group(2) == null ? "" : version.group(2));
    }
    return replaced(text, HEXADECIMAL.matcher(text).matches() ? HEX_LETTERS : LETTERS);
  }

  private String time(String text) {
    String made =
        String.format(
            Locale.ROOT,
            "20%02d-%02d-%02d%s%02d:%02d:%02d",
            10 + random.nextInt(10),
            1 + random.nextInt(12),
            1 + random.nextInt(28),
            text.charAt("2020-01-02".length()),
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60));
    String rest = text.substring("2020-01-02T03:04:05".length());
    int zone = Math.max(rest.indexOf('Z'), Math.max(rest.indexOf('+'), rest.indexOf('-')));
    String fraction = zone < 0 ? rest : rest.substring(0, zone);
    return made + replaced(fraction, LETTERS) + (zone < 0 ? "" : rest.substring(zone));
  }

  private String replaced(String text, String letters) {
    StringBuilder made = new StringBuilder();
    text.codePoints().forEach(point -> made.appendCodePoint(replaced(point, letters)));
    return made.toString();
  }

  private int replaced(int point, String letters) {
    if (Character.isDigit(point)) {
      return other(DIGITS, point);
    }
    if (!Character.isLetter(point)) {
      return point;
    }
    return Character.isUpperCase(point)
        ? Character.toUpperCase(other(letters, Character.toLowerCase(point)))
        : other(letters, point);
  }

  private int other(String alphabet, int point) {
    int present = alphabet.indexOf(point);
    int chosen = random.nextInt(present < 0 ? alphabet.length() : alphabet.length() - 1);
    return alphabet.charAt(present >= 0 && chosen >= present ? chosen + 1 : chosen);
  }
}
