/** The low-level client that is generated from the API document. */
module io.github.ibmcontainers.generated {
  requires transitive com.google.gson;
  requires transitive okhttp3;
  requires static transitive org.jspecify;

  exports io.github.ibmcontainers.generated;
  exports io.github.ibmcontainers.generated.api;
  exports io.github.ibmcontainers.generated.model;
}
