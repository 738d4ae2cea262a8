package io.github.ibmcontainers.generated.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every definition of this module's document. */
class DefinitionContractTest {
  private final DefinitionContract contract;

  DefinitionContractTest() throws Exception {
    contract = new DefinitionContract(CorrectedDocument.ours(), GeneratedCode.ours());
  }

  @Test
  void everyDefinitionHasAModel() {
    contract.everyDefinitionHasAModel();
  }

  @TestFactory
  Stream<DynamicTest> everyModelRoundTripsByItsAdapter() {
    return contract.everyModelRoundTripsByItsAdapter();
  }

  @TestFactory
  Stream<DynamicTest> everyModelRoundTripsByAGsonWithoutReflection() {
    return contract.everyModelRoundTripsByAGsonWithoutReflection();
  }

  @TestFactory
  Stream<DynamicTest> modelsReadFromTheSameJsonAreEqual() {
    return contract.modelsReadFromTheSameJsonAreEqual();
  }

  @TestFactory
  Stream<DynamicTest> generatedClassesShareNoMutableState() {
    return contract.generatedClassesShareNoMutableState();
  }
}
