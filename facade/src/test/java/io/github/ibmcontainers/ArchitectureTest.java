package io.github.ibmcontainers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.ibmcontainers.generated.ApiRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Architecture rules. */
@AnalyzeClasses(
    packages = "io.github.ibmcontainers",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.FacadeOnly.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheFunnelRunsGeneratedRequests =
      noClasses()
          .that()
          .resideOutsideOfPackage("..internal.call..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "runs a generated request",
                  call ->
                      call.getTargetOwner().isAssignableTo(ApiRequest.class)
                          && call.getName().startsWith("execute")));

  @ArchTest
  static final ArchRule nobodyReadsTheClockOrSleepsBesideTime =
      noClasses()
          .that()
          .doNotImplement(TimeSource.class)
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule noStaticStateChanges =
      noFields()
          .that()
          .areStatic()
          .and()
          .areNotFinal()
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("io.github.ibmcontainers..")
          // The rule is satisfied if there is no such field.
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule internalsStayInside =
      codeUnits()
          .that()
          .areDeclaredInClassesThat(
              resideOutsideOfPackage("..internal..").and(describe("are visible", Visible::test)))
          .and(
              describe(
                  "are public or protected",
                  unit ->
                      unit.getModifiers().contains(JavaModifier.PUBLIC)
                          || unit.getModifiers().contains(JavaModifier.PROTECTED)))
          .should(
              notHave(
                  "internal types in their signatures",
                  unit ->
                      Stream.of(
                              unit.getReturnType().getAllInvolvedRawTypes().stream(),
                              unit.getParameterTypes().stream()
                                  .flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                              unit.getExceptionTypes().stream())
                          .flatMap(types -> types)
                          .anyMatch(resideInAPackage("..internal.."))));

  private static final int MOST_PARAMETERS = 6;

  /** Long parameter lists invite mistakes; use a builder instead. */
  @ArchTest
  static final ArchRule noLongParameterLists =
      codeUnits()
          .that(
              describe(
                  "are no records and not private",
                  unit ->
                      !unit.getOwner().isRecord()
                          && !unit.getModifiers().contains(JavaModifier.PRIVATE)
                          && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)))
          .should(
              notHave(
                  "more than " + MOST_PARAMETERS + " parameters",
                  unit -> unit.getRawParameterTypes().size() > MOST_PARAMETERS));

  /** The root package may use all other packages, and they may use its value types. */
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  String name = type.getPackageName();
                  return name.equals(ROOT) || !name.startsWith(ROOT)
                      ? SliceIdentifier.ignore()
                      : SliceIdentifier.of(name.substring(ROOT.length() + 1));
                }

                @Override
                public String getDescription() {
                  return "packages below the root";
                }
              })
          .should()
          .beFreeOfCycles();

  private static final String ROOT = "io.github.ibmcontainers";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int LARGEST_PACKAGE = 45;

  /** The maximum number of lines of a file, by folder. */
  private static final Map<String, Integer> LONGEST_FILES =
      Map.of(
          "src/main/java", 400,
          "../spec/src/main/java", 400,
          "../samples/src/main/java", 400,
          "../generated-client/src/main/templates", 400,
          "src/test/java", 500,
          "../spec/src/test/java", 500,
          "../samples/src/test/java", 500,
          "../generated-client/src/test/java", 500);

  @ArchTest
  static void filesAreShort(JavaClasses classes) throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Map.Entry<String, Integer> folder : LONGEST_FILES.entrySet()) {
      for (Path file : files(Path.of(folder.getKey()), "java", "mustache")) {
        int lines = Files.readAllLines(file).size();
        if (lines > folder.getValue()) {
          tooLong.add(file + ": " + lines);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @ArchTest
  static void packagesAreSmall(JavaClasses classes) throws IOException {
    assertThat(files(SOURCES, "java").stream().collect(groupingBy(Path::getParent, counting())))
        .allSatisfy(
            (folder, count) ->
                assertThat(count).as("%s", folder).isLessThanOrEqualTo(LARGEST_PACKAGE))
        .allSatisfy((folder, count) -> assertThat(folder.resolve("package-info.java")).exists());
  }

  private static List<Path> files(Path root, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> found =
          files
              .filter(file -> Stream.of(endings).anyMatch(it -> file.toString().endsWith("." + it)))
              .toList();
      assertThat(found).as("%s", root).hasSizeGreaterThan(10);
      return found;
    }
  }

  @ArchTest
  static final ArchRule toolsAndFakesAreForTests =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.ibmcontainers.spec..",
              "io.github.ibmcontainers.fake..",
              "mockwebserver3..");

  @ArchTest
  static final ArchRule exceptionsAreOfOneTree =
      classes()
          .that()
          .areAssignableTo(RuntimeException.class)
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .should()
          .beAssignableTo(io.github.ibmcontainers.error.ContainersException.class);

  /** The getter of a transient field returns null after deserialization. */
  @ArchTest
  static final ArchRule exceptionsAreSerializedWhole =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(Throwable.class)
          .should()
          .haveModifier(JavaModifier.TRANSIENT);

  private static ArchCondition<JavaCodeUnit> notHave(String what, Predicate<JavaCodeUnit> has) {
    return new ArchCondition<>("not have " + what) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        if (has.test(unit)) {
          events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " has " + what));
        }
      }
    };
  }

  /** Classes that callers can reference: public, as are all enclosing classes. */
  private static final class Visible {
    static boolean test(JavaClass type) {
      return type.getModifiers().contains(JavaModifier.PUBLIC)
          && type.getEnclosingClass().map(Visible::test).orElse(true);
    }
  }

  /** Classes of this module, without those of its dependencies. */
  static final class FacadeOnly implements ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.isJar()
          && !location.contains("/io/github/ibmcontainers/generated/")
          && !location.contains("/io/github/ibmcontainers/fake/")
          && !location.contains("/io/github/ibmcontainers/spec/");
    }
  }
}
