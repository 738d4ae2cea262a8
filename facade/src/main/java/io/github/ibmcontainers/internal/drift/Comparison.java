package io.github.ibmcontainers.internal.drift;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.DriftKind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a response with its documented form. */
public final class Comparison {
  /** Other names may be ids or content, which must not be shown. */
  private static final Pattern FIELD_NAME =
      Pattern.compile("[A-Za-z_][A-Za-z_-]*\\d{0,2}[A-Za-z_-]*");

  private static final int MAX_NAME_LENGTH = 40;

  /** Replaces names that aren't shown. */
  public static final String WITHHELD = "(name withheld)";

  private final ResponseForms forms;
  private final String operation;
  private final Set<Difference> differences = new LinkedHashSet<>();

  private Comparison(ResponseForms forms, String operation) {
    this.forms = forms;
    this.operation = operation;
  }

  /**
   * Returns all differences.
   *
   * @param operation the id of the operation
   * @param form the documented form of the response
   * @param response the response
   */
  public static Set<Difference> of(
      ResponseForms forms, String operation, String form, JsonElement response) {
    Comparison comparison = new Comparison(forms, operation);
    comparison.value("", "", form, response);
    return comparison.differences;
  }

  private void value(String definition, String field, String form, JsonElement value) {
    if (value.isJsonNull() || form.equals("any")) {
      return;
    }
    if (form.endsWith("?")) {
      String strict = form.substring(0, form.length() - 1);
      if (fits(strict, value)) {
        value(definition, field, strict, value);
      }
      return;
    }
    if (!fits(form, value)) {
      add(definition, field, DriftKind.OTHER_TYPE, form, form(value));
    } else if (form.startsWith("[")) {
      value.getAsJsonArray().forEach(it -> value(definition, field, form.substring(1), it));
    } else if (form.startsWith("{")) {
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(it -> value(definition, field, form.substring(1), it.getValue()));
    } else if (form.startsWith("#")) {
      object(form.substring(1), value.getAsJsonObject());
    }
  }

  private void object(String definition, JsonObject object) {
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      String name = member.getKey();
      forms
          .field(definition, name)
          .ifPresentOrElse(
              form -> value(definition, name, form, member.getValue()),
              () ->
                  add(
                      definition,
                      shown(name),
                      DriftKind.UNKNOWN_FIELD,
                      "",
                      form(member.getValue())));
    }
    for (String name : forms.required(definition)) {
      if (!object.has(name)) {
        forms
            .field(definition, name)
            .ifPresent(form -> add(definition, name, DriftKind.MISSING_FIELD, form, ""));
      }
    }
  }

  private void add(String definition, String field, DriftKind kind, String expected, String found) {
    differences.add(new Difference(operation, definition, field, kind, expected, found));
  }

  /** Returns a name, or {@link #WITHHELD} if it may be an id or content. */
  public static String shown(String name) {
    return name.length() <= MAX_NAME_LENGTH && FIELD_NAME.matcher(name).matches() ? name : WITHHELD;
  }

  private static boolean fits(String form, JsonElement value) {
    if (form.startsWith("[")) {
      return value.isJsonArray();
    }
    if (form.startsWith("{") || form.startsWith("#")) {
      return value.isJsonObject();
    }
    return switch (form) {
      case "string" -> value instanceof JsonPrimitive it && it.isString();
      case "boolean" -> value instanceof JsonPrimitive it && it.isBoolean();
      case "number" -> value instanceof JsonPrimitive it && it.isNumber();
      case "integer" ->
          value instanceof JsonPrimitive it
              && it.isNumber()
              && it.getAsBigDecimal().stripTrailingZeros().scale() <= 0;
      default -> true;
    };
  }

  /** Returns the form of a value. */
  private static String form(JsonElement value) {
    if (value.isJsonArray()) {
      return "[" + (value.getAsJsonArray().isEmpty() ? "any" : form(value.getAsJsonArray().get(0)));
    }
    if (value.isJsonObject()) {
      return "{any";
    }
    if (value instanceof JsonPrimitive it) {
      return it.isString()
          ? "string"
          : it.isBoolean() ? "boolean" : fits("integer", it) ? "integer" : "number";
    }
    return "any";
  }
}
