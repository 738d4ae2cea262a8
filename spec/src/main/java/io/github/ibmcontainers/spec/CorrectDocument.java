package io.github.ibmcontainers.spec;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Build step: writes the corrected document and the generator's input below the build directory.
 */
public final class CorrectDocument {
  private CorrectDocument() {}

  /** Arguments: the module's directory and its build directory. */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args[0]);
    Path target = Path.of(args[1]);
    JsonObject corrected =
        JsonParser.parseString(Files.readString(module.resolve("swagger.json"))).getAsJsonObject();
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    Path resource = target.resolve("classes/io/github/ibmcontainers/spec/containers-api.json");
    Files.createDirectories(resource.getParent());
    Files.writeString(resource, gson.toJson(corrected));
    Files.writeString(
        target.resolve("generator-input.json"), gson.toJson(GeneratorInput.from(corrected)));
  }
}
