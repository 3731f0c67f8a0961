package dev.carpus.server.endtoend;

import java.net.URI;

/** Two instances of the service that share a database, and a FHIR server that they read from. */
interface Replicas extends AutoCloseable {
  /** How many instances there are. */
  int INSTANCES = 2;

  /** Whether these are to be containers: whoever says so has built the images. */
  String WANTED = "carpus.containers";

  /** Where an instance answers, from here. */
  URI instance(int number);

  /** The FHIR server as it is called from here. */
  URI fhirServer();

  /** The FHIR server as the instances know it. */
  URI fhirServerOfInstances();

  /** Ends an instance at once, as a machine does that fails. */
  void kill(int number);

  @Override
  void close();

  /** Whether containers are wanted; says what is taken, for those who read the build's log. */
  @SuppressWarnings("SystemOut")
  static boolean areContainers() {
    boolean areWanted = Boolean.getBoolean(WANTED);
    System.out.println(
        "Instances for tests: "
            + (areWanted
                ? "containers"
                : "processes, as -D" + WANTED + " does not ask for containers"));
    return areWanted;
  }

  /** Starts them: as containers where that is wanted, else as processes of this machine. */
  static Replicas start(ReplicaSettings settings) {
    return areContainers() ? ContainerReplicas.start(settings) : ProcessReplicas.start(settings);
  }
}
