package dev.carpus.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

/** The arrows between the rooms, and what no room does. */
@AnalyzeClasses(packages = "dev.carpus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
  private static final String[] SPRING = {"org.springframework.."};
  private static final String[] HAPI = {"ca.uhn.fhir..", "org.hl7.fhir.."};
  private static final String[] CQL = {"org.cqframework..", "org.opencds..", "org.hl7.elm.."};

  /** Where the program meets its machine: its starts, and the console of the command line. */
  private static final DescribedPredicate<JavaClass> EDGES =
      DescribedPredicate.describe(
          "the program's own edges",
          type ->
              type.isEquivalentTo(Outside.class)
                  || type.getName().equals("dev.carpus.server.Carpus")
                  || type.getPackageName().equals("dev.carpus.server.command")
                  || type.getName().equals("dev.carpus.logic.ElmBuild"));

  @ArchTest
  static final ArchRule ROOMS =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("json")
          .definedBy("dev.carpus.json..")
          .layer("hooks")
          .definedBy("dev.carpus.hooks..")
          .layer("terminology")
          .definedBy("dev.carpus.terminology..")
          .layer("logic")
          .definedBy("dev.carpus.logic..")
          .layer("pathway")
          .definedBy("dev.carpus.pathway..")
          .layer("reference")
          .definedBy("dev.carpus.reference..")
          .layer("server")
          .definedBy("dev.carpus.server..")
          .whereLayer("json")
          .mayNotAccessAnyLayer()
          .whereLayer("hooks")
          .mayOnlyAccessLayers("json")
          .whereLayer("terminology")
          .mayNotAccessAnyLayer()
          .whereLayer("logic")
          .mayOnlyAccessLayers("terminology", "json")
          .whereLayer("pathway")
          .mayOnlyAccessLayers("logic", "terminology", "hooks", "json")
          .whereLayer("reference")
          .mayOnlyAccessLayers("pathway", "logic", "terminology", "json")
          .whereLayer("server")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule EVERY_CLASS_HAS_A_ROOM =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.carpus.json..",
              "dev.carpus.hooks..",
              "dev.carpus.terminology..",
              "dev.carpus.logic..",
              "dev.carpus.pathway..",
              "dev.carpus.reference..",
              "dev.carpus.server..");

  @ArchTest
  static final ArchRule ONLY_THE_SERVER_USES_SPRING =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.carpus.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPRING);

  /** So that nothing but our own code decides what is JSON. */
  @ArchTest
  static final ArchRule JSON_USES_NO_LIBRARY =
      noClasses()
          .that()
          .resideInAPackage("dev.carpus.json..")
          .should()
          .dependOnClassesThat(
              are(not(resideInAnyPackage("dev.carpus.json..", "java..", "org.jspecify.."))));

  @ArchTest
  static final ArchRule HOOKS_IS_FREE_OF_FHIR_LIBRARIES_AND_CQL =
      noClasses()
          .that()
          .resideInAPackage("dev.carpus.hooks..")
          .should()
          .dependOnClassesThat(are(resideInAnyPackage(HAPI).or(resideInAnyPackage(CQL))));

  @ArchTest
  static final ArchRule THE_SERVER_IS_FREE_OF_FHIR_LIBRARIES_AND_CQL =
      noClasses()
          .that()
          .resideInAPackage("dev.carpus.server..")
          .should()
          .dependOnClassesThat(are(resideInAnyPackage(HAPI).or(resideInAnyPackage(CQL))));

  @ArchTest
  static final ArchRule THE_CQL_ENGINE_IS_THE_ORACLES_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.carpus.reference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.opencds..");

  @ArchTest
  static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      fields()
          .should()
          .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .andShould()
          .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
          .andShould()
          .notBeAnnotatedWith("jakarta.inject.Inject")
          .andShould()
          .notBeAnnotatedWith("jakarta.annotation.Resource");

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule NO_ROOM_IS_A_CUPBOARD =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..core..", "..impl..", "..base..");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_OUTSIDE =
      noClasses()
          .that(DescribedPredicate.not(EDGES))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule CHANCE_COMES_FROM_OUTSIDE =
      noClasses()
          .that(DescribedPredicate.not(EDGES))
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule THE_CONSOLE_IS_THE_COMMAND_LINES_ALONE =
      noClasses()
          .that(DescribedPredicate.not(EDGES))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");
}
