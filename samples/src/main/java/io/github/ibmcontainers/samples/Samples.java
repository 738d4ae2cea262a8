package io.github.ibmcontainers.samples;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Starts a sample by its name: {@code mvn -q -pl samples -am compile exec:java
 * -Dsample=Quickstart}. The name {@code list} prints all of them.
 */
public final class Samples {
  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

  static {
    add("Quickstart", "from an API key to a table of clusters", Quickstart::main);
    add("AllAccounts", "clusters of every account that the credential can see", AllAccounts::main);
    add("CreateCluster", "creates a VPC cluster and waits until it is ready", CreateCluster::main);
    add("RollingUpdate", "replaces the workers of a pool a few at a time", RollingUpdate::main);
    add("Upgrade", "upgrades a cluster's master and workers", Upgrade::main);
    add("Inventory", "clusters with their workers, of all accounts", Inventory::main);
    add("ClusterReport", "writes an HTML page about all clusters", ClusterReport::main);
    add("LiveCheck", "compares the service with the API document", LiveCheck::main);
    add("KubectlToken", "gives kubectl a token that renews itself", KubectlToken::main);
    add("Fabric8Namespaces", "lists namespaces with fabric8's client", Fabric8Namespaces::main);
    add(
        "OfficialNamespaces",
        "lists namespaces with the official client",
        OfficialNamespaces::main);
    add("Metrics", "counts calls and tokens with Micrometer", Metrics::main);
  }

  private Samples() {}

  /**
   * Runs a sample.
   *
   * @param args the sample's name, then its own arguments
   */
  public static void main(String[] args) throws Exception {
    String name = args.length == 0 ? "list" : args[0];
    Entry entry = ENTRIES.get(name);
    if (entry != null) {
      entry.program().run(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    Table table = new Table("Sample", "What it does");
    ENTRIES.forEach((each, listed) -> table.row(each, listed.what()));
    System.out.println(table);
    if (!name.equals("list")) {
      System.err.println("There is no sample named " + name + ".");
      System.exit(2);
    }
  }

  private static void add(String name, String what, Program program) {
    ENTRIES.put(name, new Entry(what, program));
  }

  private record Entry(String what, Program program) {}

  /** The main method of a sample. */
  private interface Program {
    void run(String[] args) throws Exception;
  }
}
