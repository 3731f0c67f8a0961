package dev.carpus.server;

import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.server.content.ApprovalCheck;
import dev.carpus.server.content.ContentWatch;
import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ReadyContent;
import dev.carpus.server.content.RulesOffCheck;
import dev.carpus.server.content.WarmUp;
import dev.carpus.server.memory.Memory;
import dev.carpus.server.memory.MemoryStart;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.switches.LiveSwitches;
import dev.carpus.server.switches.SwitchesFile;
import dev.carpus.server.terminology.SiteTerminology;
import dev.carpus.server.terminology.TerminologyUpkeep;
import dev.carpus.server.terminology.UnmappedFile;
import dev.carpus.server.trust.KeyFetch;
import dev.carpus.server.trust.SigningKey;
import dev.carpus.server.trust.TrustedClients;
import dev.carpus.server.web.ChartDoor;
import dev.carpus.server.web.ManagementPort;
import dev.carpus.server.web.PublicUrl;
import dev.carpus.server.web.Readiness;
import dev.carpus.server.web.WebWiring;
import dev.carpus.terminology.UnmappedCodes;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One start of the service. */
final class ServiceStart {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceStart.class);

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("logging.structured.format.console", "logstash"),
          Map.entry("logging.level.org.springframework", "warn"),
          // Its warnings repeat what requests said.
          Map.entry("logging.level.org.springframework.web", "error"),
          Map.entry("logging.level.org.apache", "warn"),
          Map.entry("logging.level.ca.uhn.fhir", "warn"),
          Map.entry("logging.level.org.apache.catalina.util.LifecycleBase", "off"),
          Map.entry("logging.level.org.springframework.boot.tomcat", "off"),
          // Its errors repeat what a record said; the failure itself is logged without.
          Map.entry("logging.level.org.opencds.cqf.cql.engine", "off"),
          // It warns of every H2 that is newer than itself.
          Map.entry("logging.level.org.flywaydb", "error"),
          // Of a database that is away, the memory tells once, and without what it would store.
          Map.entry("logging.level.com.zaxxer.hikari", "error"),
          Map.entry("logging.level.org.springframework.transaction", "off"),
          // A start that fails is told to the one who starts, not to the log.
          Map.entry("logging.level.org.springframework.boot.SpringApplication", "off"),
          Map.entry("logging.level.org.springframework.boot.diagnostics", "off"),
          Map.entry("logging.level.org.springframework.boot.web.server.servlet.context", "error"),
          Map.entry("spring.jmx.enabled", "false"),
          Map.entry("spring.threads.virtual.enabled", "true"));

  /** How often the content is looked at for changes. */
  private static final Duration CONTENT_CHECK = Duration.ofSeconds(1);

  private final ServeOptions options;
  private final Settings settings;
  private final Outside outside;

  ServiceStart(ServeOptions options, Settings settings, Outside outside) {
    this.options = options;
    this.settings = settings;
    this.outside = outside;
  }

  /** Starts it. */
  RunningService run() {
    SpringApplication application = new SpringApplication(WebWiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(DEFAULTS);
    PublicUrl publicUrl = new PublicUrl(settings.statedPublicUrl());
    Readiness readiness = new Readiness();
    ManagementPort management = new ManagementPort(settings);
    application.addInitializers(context -> {
      GenericApplicationContext parts = (GenericApplicationContext) context;
      parts.registerBean(PublicUrl.class, () -> publicUrl);
      parts.registerBean(Readiness.class, () -> readiness);
      parts.registerBean(ManagementPort.class, () -> management);
      parts.registerBean(LiveSwitches.class, () -> new LiveSwitches(switchesFile()));
      register(parts, publicUrl);
    });
    try {
      Running running = Running.of(application.run(), settings, management);
      begin(running, publicUrl, readiness);
      return running;
    } catch (BeansException failed) {
      throw refusal(failed);
    }
  }

  /** Opens the doors; where that fails, nothing listens afterwards. */
  private void begin(Running running, PublicUrl publicUrl, Readiness readiness) {
    try {
      publicUrl.listensAt(running.url());
      options.data().map(ManagementUrl::in).ifPresent(file -> file.write(running.managementUrl()));
      running.context().getBean(TerminologyUpkeep.class).begin();
      running.context().getBean(ContentWatch.class).begin();
      running.context().getBean(LiveSwitches.class).begin();
      readiness.begin();
      // Where the process is told to end, Spring closes the context before it does this.
      SpringApplication.getShutdownHandlers().add(running.end());
      LOG.atInfo().addKeyValue("url", running.url().toString()).log("ready");
    } catch (RuntimeException failed) {
      running.close();
      throw failed;
    }
  }

  private RuntimeException refusal(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refused) {
        return refused;
      }
    }
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException inUse) {
        return portInUse(inUse.getPort());
      }
      if (cause instanceof ConnectorStartFailedException unable) {
        return portInUse(unable.getPort());
      }
      if (cause instanceof WebServerException) {
        return new StartRefused(
            "it is not possible to listen on " + settings.address() + ":" + settings.port());
      }
    }
    return failed;
  }

  private static StartRefused portInUse(int port) {
    return new StartRefused(
        "port "
            + port
            + " is in use; end the program that listens there, or choose another by --port,"
            + " carpus.port or carpus.management.port");
  }

  /**
   * What the parts of the service are given. The content is made ready beside Spring; the opening
   * of the port waits for it.
   */
  private void register(GenericApplicationContext context, PublicUrl publicUrl) {
    KeyFetch keyFetch = new KeyFetch();
    TrustedClients clients = TrustedClients.of(settings.trust(), keyFetch, outside.clock());
    RulesOffCheck rulesOff = new RulesOffCheck(settings.trust());
    SiteTerminology site = new SiteTerminology(settings, options.data(), outside.clock());
    ReadyContent ready =
        new ReadyContent(
            options.content().map(ContentFolder::new).orElseGet(ContentFolder::shipped),
            site::site,
            new ApprovalCheck(settings.isTrusted(), settings.content().statedServeUnapproved()),
            new WarmUp(settings.zone(), outside.ids()));
    LiveContent content =
        new LiveContent(
            () -> rulesOff.checked(ready.load()), Thread.ofPlatform().name("content")::start);
    UnmappedCodes unmapped = new UnmappedCodes();
    TerminologyUpkeep upkeep =
        new TerminologyUpkeep(
            site.remote(),
            unmapped,
            options.data().map(UnmappedFile::in),
            settings.terminology().refresh(),
            content::reload);
    ContentWatch watch = new ContentWatch(watched(ready.folder()), CONTENT_CHECK, content::reload);
    context.registerBean(SiteTerminology.class, () -> site);
    context.registerBean(LiveContent.class, () -> content);
    context.registerBean(ContentWatch.class, () -> watch);
    context.registerBean(UnmappedCodes.class, () -> unmapped);
    context.registerBean(TerminologyUpkeep.class, () -> upkeep);
    context.registerBean(KeyFetch.class, () -> keyFetch);
    context.registerBean(TrustedClients.class, () -> clients);
    context.registerBean(
        Memory.class,
        () -> new MemoryStart(settings.memory(), options.data(), outside).open(new SecureRandom()));
    context.registerBean(Settings.class, () -> settings);
    context.registerBean(Outside.class, () -> outside);
    options
        .chartFhirServer()
        .ifPresent(fhirServer -> registerChart(context, fhirServer, publicUrl));
  }

  /** The chart page, and by what it signs its calls, which it must where tokens are wanted. */
  private void registerChart(
      GenericApplicationContext context, URI fhirServer, PublicUrl publicUrl) {
    if (settings.isTrusted() && options.chartKey().isEmpty()) {
      throw new StartRefused(
          "trusted clients are configured, so the chart page must sign its calls: name its key"
              + " with --chart-key; carpus keys makes one");
    }
    options
        .chartKey()
        .ifPresent(file -> {
          SigningKey key = SigningKey.ofFile(file);
          context.registerBean(SigningKey.class, () -> key);
        });
    boolean isSigned = options.chartKey().isPresent();
    context.registerBean(ChartDoor.class, () -> new ChartDoor(fhirServer, publicUrl, isSigned));
  }

  private Optional<SwitchesFile> switchesFile() {
    return settings
        .switchesFile()
        .map(SwitchesFile::new)
        .or(() -> options.data().map(SwitchesFile::in).map(SwitchesFile::madePrivate));
  }

  /** What authors and integrators may change while the service runs; a jar is not watched. */
  private List<Path> watched(ContentFolder content) {
    return Stream.concat(Stream.of(content.root()), settings.terminology().mapsFolder().stream())
        .filter(folder -> folder.getFileSystem().equals(FileSystems.getDefault()))
        .toList();
  }

  private record Running(
      ConfigurableApplicationContext context, int port, URI url, URI managementUrl, EndLine end)
      implements RunningService {
    static Running of(
        ConfigurableApplicationContext context, Settings settings, ManagementPort management) {
      WebServer server =
          Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
      int port = server.getPort();
      URI url = new ServerAddress(settings.address(), port).url(settings.tls().scheme());
      return new Running(context, port, url, management.url(url), new EndLine());
    }

    @Override
    public void close() {
      context.close();
      end.run();
    }
  }
}
