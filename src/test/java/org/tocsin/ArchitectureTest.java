package org.tocsin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.tocsin.engine.Verb;

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
}
