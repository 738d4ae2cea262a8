package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserAgentTest {
  private static final String ENTRY = UserAgent.class.getName().replace('.', '/') + ".class";

  @Test
  @DisplayName("#136 the User-Agent contains the version of the packaged jar")
  void packaged(@TempDir Path directory) throws Exception {
    Path jar = jar(directory.resolve("packaged.jar"));
    try (URLClassLoader loader = new OfJar(jar.toUri().toURL())) {
      Class<?> packaged = loader.loadClass(UserAgent.class.getName());
      assertThat(packaged).isNotSameAs(UserAgent.class);
      assertThat((String) packaged.getMethod("library").invoke(null))
          .startsWith("ibm-containers-java/9.8.7 (Java ");
    }
  }

  @Test
  @DisplayName("#136 without a jar, the User-Agent says so")
  void classes() {
    assertThat(UserAgent.library()).startsWith("ibm-containers-java/unreleased (Java ");
  }

  private static Path jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "9.8.7");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream in =
            Objects.requireNonNull(UserAgent.class.getClassLoader().getResourceAsStream(ENTRY))) {
      jar.putNextEntry(new JarEntry(ENTRY));
      in.transferTo(jar);
    }
    return file;
  }

  /** Loads the class from the jar, and its dependencies from the tests' class path. */
  private static final class OfJar extends URLClassLoader {
    OfJar(URL jar) {
      super(new URL[] {jar}, UserAgentTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(UserAgent.class.getName())
          ? findClass(name)
          : super.loadClass(name, resolve);
    }
  }
}
