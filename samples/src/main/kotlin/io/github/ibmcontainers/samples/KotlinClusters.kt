package io.github.ibmcontainers.samples

import io.github.ibmcontainers.error.ContainersException
import io.github.ibmcontainers.error.NotFoundException

/** The quick start in Kotlin: nullness annotations are Kotlin types, Optional needs no wrapper. */
fun main() {
  SampleCloud.start().use { cloud ->
    println("Asking ${cloud.name()}\n")
    cloud.client().build().use { client ->
      for (cluster in client.clusters().list().found()) {
        val version = cluster.version().map { it.number() }.orElse("-")
        println("${cluster.name()} ${cluster.provider()} ${cluster.region()} $version")
      }
      val frankfurt = client.with { it.region("eu-de") }
      println("\nIn Frankfurt: ${frankfurt.clusters().list().found().size}")
      try {
        client.clusters().get("nowhere")
      } catch (e: NotFoundException) {
        println("Not found: nowhere")
      } catch (e: ContainersException) {
        println("Failed: ${e.message}")
      }
    }
  }
}
