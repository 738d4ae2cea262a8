package io.github.ibmcontainers.samples;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a sample by its name: {@code mvn -q -pl samples -am compile exec:java -Dsample=Quickstart}.
 * The name {@code list} prints all of them. Arguments of a sample follow in {@code -Dargs="..."}.
 */
public final class Samples {
  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

  static {
    add("Quickstart", "from an API key to a table of clusters", Quickstart::main);
    add("Guide2020", "IBM's guide of 2020, step by step", Guide2020::main);
    add("Guide2021", "IBM's guide of 2021, step by step", Guide2021::main);
    add("AllAccounts", "clusters of every account that the credential can see", AllAccounts::main);
    add("Inventory", "clusters with their workers, of all accounts", Inventory::main);
    add("ClusterReport", "writes an HTML page about all clusters", ClusterReport::main);
    add("CreateCluster", "creates a VPC cluster in three zones", CreateCluster::main);
    add("RollingUpdate", "replaces the workers of a pool a few at a time", RollingUpdate::main);
    add("Upgrade", "upgrades a cluster's master and workers", Upgrade::main);
    add("KubectlToken", "kubeconfig with a token that renews itself", KubectlToken::main);
    add("OpenShiftAccess", "logs in to an OpenShift cluster", OpenShiftAccess::main);
    add("Fabric8Namespaces", "namespaces with fabric8's client", Fabric8Namespaces::main);
    add("OfficialNamespaces", "namespaces with the official client", OfficialNamespaces::main);
    add("RawOperation", "calls operations that have no method", RawOperation::main);
    add("LiveCheck", "compares the service with the API document", LiveCheck::main);
    add("Metrics", "counts calls and tokens with Micrometer", Metrics::main);
    add("Traces", "an OpenTelemetry span for each call", Traces::main);
    add("SpringBean", "one client for a Spring application", SpringBean::main);
    add("KotlinClusters", "the quick start in Kotlin", Samples::kotlin);
    add("OwnTest", "a JUnit test with the fake cloud", OwnTest::main);
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

  /** Java sources can't refer to Kotlin's, which are compiled after them. */
  private static void kotlin(String[] args) throws ReflectiveOperationException {
    Class.forName(Samples.class.getPackageName() + ".KotlinClustersKt")
        .getMethod("main")
        .invoke(null);
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
