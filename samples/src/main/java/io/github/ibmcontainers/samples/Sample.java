package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.error.ContainersException;

/** Runs a sample as a person likes it: a failure is one sentence and exit code 1. */
interface Sample {
  /** What the sample does. */
  void run(SampleCloud cloud);

  /** Starts a cloud, runs the sample in it, and ends the process if it fails. */
  static void main(Sample sample) {
    try (SampleCloud cloud = SampleCloud.start()) {
      sample.run(cloud);
    } catch (ContainersException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
