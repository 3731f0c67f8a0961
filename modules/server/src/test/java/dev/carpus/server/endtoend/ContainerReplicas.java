package dev.carpus.server.endtoend;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Instances that are containers of the images, as they are run elsewhere: no root, a root file
 * system that is read only, PostgreSQL and the sandbox beside them.
 */
final class ContainerReplicas implements Replicas {
  /** The image of the database, where the environment names no other. */
  static final String POSTGRES = "carpus-local/postgres";

  private static final int SERVICE_PORT = 8080;
  private static final int FHIR_PORT = 8090;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Network network = Network.newNetwork();
  private final PostgreSQLContainer database =
      new PostgreSQLContainer(
              DockerImageName.parse(image("POSTGRES", POSTGRES))
                  .asCompatibleSubstituteFor("postgres"))
          .withNetwork(network)
          .withNetworkAliases("database");
  private final GenericContainer<?> sandbox =
      new GenericContainer<>(image("SANDBOX_IMAGE", "carpus-sandbox"))
          .withNetwork(network)
          .withNetworkAliases("sandbox")
          .withExposedPorts(FHIR_PORT)
          .withCreateContainerCmdModifier(ContainerReplicas::harden)
          .withCreateContainerCmdModifier(command -> command.withVolumes(new Volume("/data")))
          .waitingFor(Wait.forHttp("/health").forPort(FHIR_PORT).withStartupTimeout(PATIENCE));
  private final List<GenericContainer<?>> instances = new ArrayList<>();

  private ContainerReplicas() {}

  static Replicas start(ReplicaSettings settings) {
    ContainerReplicas replicas = new ContainerReplicas();
    replicas.database.start();
    replicas.sandbox.start();
    try {
      for (int number = 0; number < INSTANCES; number++) {
        replicas.instances.add(replicas.instance(settings));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    replicas.instances.forEach(GenericContainer::start);
    return replicas;
  }

  private static String image(String variable, String usual) {
    return System.getenv().getOrDefault(variable, usual);
  }

  private static void harden(CreateContainerCmd command) {
    HostConfig host = command.getHostConfig();
    if (host != null) {
      host.withReadonlyRootfs(true)
          .withCapDrop(Capability.ALL)
          .withTmpFs(Map.of("/tmp", "mode=1777"));
    }
  }

  private GenericContainer<?> instance(ReplicaSettings settings) throws IOException {
    String jdbc =
        "jdbc:postgresql://database/%s?user=%s&password=%s"
            .formatted(database.getDatabaseName(), database.getUsername(), database.getPassword());
    return new GenericContainer<>(image("CARPUS_IMAGE", "carpus"))
        .withNetwork(network)
        .withExposedPorts(SERVICE_PORT)
        .withFileSystemBind(
            settings.folder("0.0.0.0", SERVICE_PORT, fhirServerOfInstances(), jdbc).toString(),
            "/etc/carpus",
            BindMode.READ_ONLY)
        .withCreateContainerCmdModifier(ContainerReplicas::harden)
        .withCommand("serve", "--config", "/etc/carpus/carpus.yaml", "--data", "/tmp/data")
        .waitingFor(Wait.forHttp("/health").forPort(SERVICE_PORT).withStartupTimeout(PATIENCE));
  }

  private static URI url(GenericContainer<?> container, int port) {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
  }

  @Override
  public URI instance(int number) {
    return url(instances.get(number), SERVICE_PORT);
  }

  @Override
  public URI fhirServer() {
    return url(sandbox, FHIR_PORT).resolve("/fhir");
  }

  @Override
  public URI fhirServerOfInstances() {
    return URI.create("http://sandbox:" + FHIR_PORT + "/fhir");
  }

  @Override
  public void kill(int number) {
    DockerClientFactory.instance()
        .client()
        .killContainerCmd(instances.get(number).getContainerId())
        .exec();
  }

  @Override
  public void close() {
    instances.forEach(GenericContainer::stop);
    sandbox.stop();
    database.stop();
    network.close();
  }
}
