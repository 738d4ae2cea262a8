package io.github.ibmcontainers.generated.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every definition of our document. */
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
  Stream<DynamicTest> everyModelGivesTheSameJsonBackByItsOwnAdapter() {
    return contract.everyModelGivesTheSameJsonBackByItsOwnAdapter();
  }

  @TestFactory
  Stream<DynamicTest> everyModelGivesTheSameJsonBackByAGsonThatMayNotReflect() {
    return contract.everyModelGivesTheSameJsonBackByAGsonThatMayNotReflect();
  }

  @TestFactory
  Stream<DynamicTest> everyModelEqualsWhatWasReadFromTheSameJson() {
    return contract.everyModelEqualsWhatWasReadFromTheSameJson();
  }

  @TestFactory
  Stream<DynamicTest> noGeneratedClassHasStateThatTwoClientsShare() {
    return contract.noGeneratedClassHasStateThatTwoClientsShare();
  }
}
