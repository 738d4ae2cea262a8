/** A fake IBM Cloud for tests, and the JUnit extension that starts it. */
module io.github.ibmcontainers.fake {
  requires com.google.gson;
  requires java.logging;
  requires mockwebserver3;
  requires okhttp3.tls;
  requires transitive okhttp3;
  requires static transitive org.jspecify;
  // Only programs that use the JUnit extension need it.
  requires static org.junit.jupiter.api;

  exports io.github.ibmcontainers.fake;
}
