package org.tocsin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.test.context.TestPropertySource;
import org.tocsin.engine.verb.Verb;

class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.tocsin");

  @Test
  void modulesUseOneAnotherInOneDirectionAndOnlyByTheirFrontDoors() {
    ApplicationModules.of(Tocsin.class).verify();
  }

  @Test
  void packagesDependOnOneAnotherInOneDirection() {
    slices().matching("org.tocsin.(**)").should().beFreeOfCycles().check(PRODUCTION);
  }

  @Test
  void everyModuleDeclaresWhatItUses() {
    assertThat(ApplicationModules.of(Tocsin.class).stream())
        .isNotEmpty()
        .allSatisfy(
            module ->
                assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                    .as("%s declares allowedDependencies", module.getDisplayName())
                    .isPresent());
  }

  /** More are not read by their names any longer: part them by what they are for. */
  @Test
  void noPackageHasMoreThanSixteenFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
          .isNotEmpty()
          .allSatisfy((folder, count) -> assertThat(count).as("%s", folder).isLessThan(17));
    }
  }

  @Test
  void onlyTheEnginePackageKnowsCamunda() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.tocsin.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .check(PRODUCTION);
  }

  @Test
  void verbsAreNoBodysApi() {
    classes()
        .that()
        .implement(Verb.class)
        .and()
        .areNotInterfaces()
        .should()
        .notHaveModifier(JavaModifier.PUBLIC)
        .check(PRODUCTION);
  }

  @Test
  void nothingIsInjectedIntoAField() {
    noFields().should().beAnnotatedWith(Autowired.class).check(PRODUCTION);
  }

  @Test
  void noClassIsNamedAfterAPatternInsteadOfAThing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Handler|Base|Dto)")
        .check(PRODUCTION);
  }

  /** A second Tocsin in the JVM of the stories takes over statics of the engine. */
  @Test
  void aTestWithSettingsOfItsOwnIsTaggedAlone() {
    classes()
        .that()
        .areAnnotatedWith(TestPropertySource.class)
        .should()
        .beAnnotatedWith(equivalentTo(Tag.class, "alone"))
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.tocsin"));
  }

  private static DescribedPredicate<JavaAnnotation<?>> equivalentTo(
      Class<? extends Annotation> type, String value) {
    return DescribedPredicate.describe(
        "@%s(%s)".formatted(type.getSimpleName(), value),
        annotation ->
            annotation.getRawType().isEquivalentTo(type)
                && annotation.get("value").filter(value::equals).isPresent());
  }
}
