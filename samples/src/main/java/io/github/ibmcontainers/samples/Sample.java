package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.error.ContainersException;

/**
 * Runs a sample. A failure is one sentence on stderr: exit code 1 if the cloud refused or failed, 2
 * if an argument is wrong or missing.
 */
interface Sample {
  /** Does what the sample shows. */
  void run(SampleCloud cloud);

  /** Starts a cloud, runs the sample in it, and ends the process if it fails. */
  static void main(Sample sample) {
    try (SampleCloud cloud = SampleCloud.start()) {
      sample.run(cloud);
    } catch (ContainersException | IllegalStateException e) {
      fail(e, 1);
    } catch (IllegalArgumentException e) {
      fail(e, 2);
    }
  }

  private static void fail(RuntimeException e, int exitCode) {
    System.err.println(e.getMessage());
    System.exit(exitCode);
  }
}
