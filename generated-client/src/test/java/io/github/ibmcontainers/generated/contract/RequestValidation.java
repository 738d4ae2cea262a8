package io.github.ibmcontainers.generated.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.ibmcontainers.generated.contract.CorrectedDocument.Endpoint;
import io.github.ibmcontainers.generated.contract.CorrectedDocument.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.RecordedRequest;

/** The judgement of a library that knows the document and nothing of the generator. */
final class RequestValidation {
  private final OpenApiInteractionValidator validator;

  RequestValidation(String document) {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(document)
            // It takes an object without listed fields for one that may have none.
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .build();
  }

  /** What is wrong with a request, given the headers that the facade would have added. */
  List<String> problems(Endpoint endpoint, RecordedRequest sent) {
    String[] target = sent.getTarget().split("\\?", 2);
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(Request.Method.valueOf(sent.getMethod()), target[0]);
    if (target.length == 2) {
      for (String pair : target[1].split("&", -1)) {
        String[] parts = pair.split("=", 2);
        // The validator does not know parameters without a value.
        request.withQueryParam(decode(parts[0]), parts.length == 1 ? "true" : decode(parts[1]));
      }
    }
    sent.getHeaders().forEach(h -> request.withHeader(h.getFirst(), h.getSecond()));
    request.withHeader("Authorization", "Bearer token");
    for (Parameter parameter : endpoint.headers()) {
      if (parameter.required()) {
        request.withHeader(parameter.name(), "given");
      }
    }
    if (sent.getBodySize() > 0) {
      request.withBody(sent.getBody().utf8());
    }
    ValidationReport report = validator.validateRequest(request.build());
    return report.getMessages().stream()
        .filter(m -> m.getLevel() == ValidationReport.Level.ERROR)
        .map(ValidationReport.Message::toString)
        .toList();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
