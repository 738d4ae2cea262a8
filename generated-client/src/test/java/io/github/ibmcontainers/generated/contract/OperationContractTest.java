package io.github.ibmcontainers.generated.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every operation of this module's document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationContractTest {
  private final Exchanges exchanges;
  private final OperationContract contract;

  OperationContractTest() throws Exception {
    exchanges = new Exchanges();
    CorrectedDocument document = CorrectedDocument.ours();
    contract =
        new OperationContract(
            document, GeneratedCode.ours(), exchanges, new RequestValidation(document.text()));
  }

  @AfterAll
  void stop() {
    exchanges.close();
  }

  @Test
  void operationsAndMethodsCorrespondOneToOne() {
    contract.operationsAndMethodsCorrespondOneToOne();
  }

  @TestFactory
  Stream<DynamicTest> everyOperationHasTheDocumentedMetadata() {
    return contract.everyOperationHasTheDocumentedMetadata();
  }

  @TestFactory
  Stream<DynamicTest> everyOperationSendsExactlyItsArguments() {
    return contract.everyOperationSendsExactlyItsArguments();
  }

  @TestFactory
  Stream<DynamicTest> everyOperationDecodesAndEncodesItsDeclaredBody() {
    return contract.everyOperationDecodesAndEncodesItsDeclaredBody();
  }

  @TestFactory
  Stream<DynamicTest> everyOperationRejectsAMissingRequiredArgument() {
    return contract.everyOperationRejectsAMissingRequiredArgument();
  }
}
