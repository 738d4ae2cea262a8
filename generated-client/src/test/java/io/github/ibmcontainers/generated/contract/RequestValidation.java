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

/** Validates requests by a library that reads the document independently of the generator. */
final class RequestValidation {
  private final OpenApiInteractionValidator validator;

  RequestValidation(String document) {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(document)
            // Otherwise it rejects additional properties of objects without declared fields.
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .build();
  }

  /** Returns the problems of a request, assuming the headers that the facade would add. */
  List<String> problems(Endpoint endpoint, RecordedRequest sent) {
    String[] target = sent.getTarget().split("\\?", 2);
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(Request.Method.valueOf(sent.getMethod()), target[0]);
    if (target.length == 2) {
      for (String pair : target[1].split("&", -1)) {
        String[] parts = pair.split("=", 2);
        // The validator doesn't support parameters without a value.
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
