/** Compares the generated client with the generator's stock output and with reflective Gson. */
package io.github.ibmcontainers.benchmark;
