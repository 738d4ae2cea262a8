package io.github.ibmcontainers.internal.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text for a log: values of fields that can hold one in JSON, YAML, forms and
 * URLs, keys and certificates in PEM, tokens wherever they stand. What it leaves is for reading,
 * not for parsing.
 */
public final class Redactor {
  static final String REDACTED = "[redacted]";

  /**
   * A field holds a secret if its name, lower case and without separators, ends with one of these.
   */
  private static final Set<String> SECRET_ENDINGS =
      Set.of(
          "token",
          "password",
          "passwd",
          "passcode",
          "secret",
          "apikey",
          "apikeyvalue",
          "privatekey",
          "clientkey",
          "clientcert",
          "accesskey",
          "accesskeyid",
          "certificate",
          "cacert",
          "authorization",
          "cookie",
          "kubeconfig",
          "credential",
          "credentials",
          "jwt",
          "answer",
          "securitycode",
          "secretparameters",
          "authoritydata",
          "certificatedata",
          "keydata");

  /** Headers whose values are secrets although their names do not say so. */
  private static final Set<String> SECRET_HEADERS =
      Set.of("set-cookie", "proxy-authorization", "x-auth-supplemental", "x-auth-softlayer-apikey");

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

  /** Group 1 is the quote, escaped as often as the text around it; it ends name and value alike. */
  private static final Pattern JSON_STRING =
      Pattern.compile(
          "(\\\\*\")(" + NAME + ")\\1(\\s*:\\s*)\\1(.*?)(?:(?<!\\\\)\\1|\\z)", Pattern.DOTALL);

  private static final Pattern JSON_OTHER =
      Pattern.compile(
          "(\\\\*\")(" + NAME + ")\\1(\\s*:\\s*)(\\{[^}]*}?|\\[[^\\]]*]?|[^\\s\",{}\\[\\]\\\\]+)");

  private static final Pattern FORM =
      Pattern.compile("(?<![A-Za-z0-9_.-])(" + NAME + ")=([^&\\s\"'<>]*)");

  /** A value on the line, or a block of lines that stand deeper than the name. */
  private static final Pattern YAML =
      Pattern.compile(
          "(?m)^([ \\t]*)((?:- )?)([\"']?)("
              + NAME
              + ")\\3([ \\t]*:[ \\t]*)(?:[|>][-+0-9]*[ \\t]*((?:\\r?\\n(?:\\1[ \\t]+.*|[ \\t]*))+)|([^\\r\\n{\\[]+))");

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\\z)", Pattern.DOTALL);

  private static final Pattern JWT =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){0,2}");

  private static final Pattern SCHEME =
      Pattern.compile("\\b(bearer|basic)[ \\t]+[A-Za-z0-9._~+/=-]{4,}", Pattern.CASE_INSENSITIVE);

  private Redactor() {}

  /** The text without secrets. */
  public static String text(String text) {
    String result = PEM.matcher(text).replaceAll("-----" + REDACTED + "-----");
    result = SCHEME.matcher(result).replaceAll("$1 " + REDACTED);
    result = JWT.matcher(result).replaceAll(REDACTED);
    result = jsonStrings(result);
    result = JSON_OTHER.matcher(result).replaceAll(m -> quoted(m, REDACTED));
    result = YAML.matcher(result).replaceAll(Redactor::yaml);
    return FORM.matcher(result).replaceAll(Redactor::form);
  }

  /** The value of a header without secrets. */
  public static String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET_HEADERS.contains(lower) || secret(lower) ? REDACTED : text(value);
  }

  /** Whether a field of that name can hold a secret. */
  static boolean secret(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '-' && c != '_' && c != '.') {
        letters.append(Character.toLowerCase(c));
      }
    }
    String plain = letters.toString();
    return SECRET_ENDINGS.stream().anyMatch(plain::endsWith);
  }

  private static String jsonStrings(String text) {
    return JSON_STRING
        .matcher(text)
        .replaceAll(
            m -> {
              if (secret(m.group(2))) {
                return quoted(m, m.group(1) + REDACTED + m.group(1));
              }
              // A text may hold JSON again, escaped once more.
              String inner = m.group(4);
              return inner.contains("\\\"")
                  ? literal(m.group().replace(inner, jsonStrings(inner)))
                  : literal(m.group());
            });
  }

  private static String quoted(MatchResult match, String value) {
    return secret(match.group(2))
        ? literal(match.group(1) + match.group(2) + match.group(1) + match.group(3) + value)
        : literal(match.group());
  }

  private static String yaml(MatchResult match) {
    return secret(match.group(4))
        ? literal(
            match.group(1)
                + match.group(2)
                + match.group(3)
                + match.group(4)
                + match.group(3)
                + match.group(5)
                + REDACTED)
        : literal(match.group());
  }

  private static String form(MatchResult match) {
    return secret(match.group(1))
        ? literal(match.group(1) + "=" + REDACTED)
        : literal(match.group());
  }

  private static String literal(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
