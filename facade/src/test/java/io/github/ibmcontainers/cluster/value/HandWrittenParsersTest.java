package io.github.ibmcontainers.cluster.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The hand-written parsers agree with java.time and with a regular expression. */
class HandWrittenParsersTest {
  private static final DateTimeFormatter REFERENCE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  private static final Pattern VERSION =
      Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?(?:_(\\d{1,9}))?(_openshift)?.*");

  @Property(tries = 3000)
  void timestamps(@ForAll("timestamps") String text) {
    Optional<OffsetDateTime> expected;
    try {
      expected = Optional.of(OffsetDateTime.parse(text.trim(), REFERENCE));
    } catch (DateTimeParseException e) {
      expected = Optional.empty();
    }
    assertThat(Timestamp.of(text).flatMap(Timestamp::time)).isEqualTo(expected);
  }

  /** Valid and invalid timestamps, with each form of fraction and offset. */
  @Provide
  Arbitrary<String> timestamps() {
    Arbitrary<String> fields =
        Combinators.combine(
                Arbitraries.integers().between(0, 9999),
                Arbitraries.integers().between(0, 13),
                Arbitraries.integers().between(0, 32),
                Arbitraries.integers().between(0, 25),
                Arbitraries.integers().between(0, 61),
                Arbitraries.integers().between(0, 61))
            .as(
                (year, month, day, hour, minute, second) ->
                    String.format(
                        "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute, second));
    Arbitrary<String> fraction =
        Arbitraries.strings()
            .numeric()
            .ofMaxLength(10)
            .map(it -> "." + it)
            .optional()
            .map(it -> it.orElse(""));
    Arbitrary<String> offset =
        Arbitraries.oneOf(
            Arbitraries.of("Z", "z", "", "+0000", "-00:00", "+18:00", "-1800", "+1801", "+5", "Z "),
            Combinators.combine(
                    Arbitraries.of("+", "-"),
                    Arbitraries.integers().between(0, 19),
                    Arbitraries.of("", ":"),
                    Arbitraries.integers().between(0, 60))
                .as(
                    (sign, hours, colon, minutes) ->
                        String.format("%s%02d%s%02d", sign, hours, colon, minutes)));
    Arbitrary<String> whole =
        Combinators.combine(fields, fraction, offset).as((a, b, c) -> a + b + c);
    Arbitrary<String> damaged =
        Combinators.combine(
                whole,
                Arbitraries.integers().between(0, 18),
                Arbitraries.of("x", "", "t", "٣", "-", "+"))
            .as((text, at, with) -> text.substring(0, at) + with + text.substring(at + 1));
    return Arbitraries.oneOf(whole, damaged, Arbitraries.strings().ofMaxLength(30));
  }

  @Property(tries = 3000)
  void versions(@ForAll("versions") String text) {
    Matcher found = VERSION.matcher(text.trim());
    Optional<Version> parsed = Version.parse(text);
    assertThat(parsed.isPresent()).isEqualTo(found.matches());
    parsed.ifPresent(
        version -> {
          int major = Integer.parseInt(found.group(1));
          assertThat(version)
              .isEqualTo(
                  new Version(
                      text.trim(),
                      found.group(5) != null || major >= 3
                          ? Platform.OPENSHIFT
                          : Platform.KUBERNETES,
                      major,
                      Integer.parseInt(found.group(2)),
                      found.group(3) == null ? 0 : Integer.parseInt(found.group(3)),
                      found.group(4) == null
                          ? OptionalInt.empty()
                          : OptionalInt.of(Integer.parseInt(found.group(4)))));
        });
  }

  @Provide
  Arbitrary<String> versions() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 40).map(String::valueOf),
            Arbitraries.strings().numeric().ofMaxLength(11),
            Arbitraries.of(
                ".", "_", "v", "openshift", "_openshift", "\n", " ", "\u2028", "x", "٣"));
    return Combinators.combine(part.list().ofMaxSize(9), Arbitraries.of(".", ""))
        .as((parts, between) -> String.join(between, parts));
  }

  @Example
  void printedAsGiven() {
    for (String text : List.of("1.31", "1.29.5", "4.14_openshift", "v1.30", "1.31.0")) {
      assertThat(Version.of(text)).hasToString(text);
    }
    assertThat(Version.of("1.31").number()).isEqualTo("1.31");
    assertThat(Version.of("1.31.0").number()).isEqualTo("1.31.0");
    assertThat(Version.of("4.14.30_1572_openshift").number()).isEqualTo("4.14.30");
  }

  @Example
  void emptyTimestamps() {
    assertThat(Timestamp.of("-")).isEmpty();
    assertThat(Timestamp.of("")).isEmpty();
    assertThat(Timestamp.of(null)).isEmpty();
  }
}
