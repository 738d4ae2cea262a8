package io.github.ibmcontainers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.ibmcontainers.generated.ApiRequest;

/** The architecture, checked instead of remembered. */
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
          // None is what there should be.
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule internalsStayInside =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("..internal..")
          .should()
          .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("..internal.."));

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

  /** The module's own classes, not those of the modules it uses. */
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
