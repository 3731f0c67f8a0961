package dev.carpus.server.web;

import dev.carpus.hooks.feedback.FeedbackReader;
import dev.carpus.hooks.request.RequestReader;
import dev.carpus.json.JsonLimits;
import dev.carpus.server.Outside;
import dev.carpus.server.content.LiveContent;
import dev.carpus.server.memory.Memory;
import dev.carpus.server.retrieval.FhirReads;
import dev.carpus.server.retrieval.HostNames;
import dev.carpus.server.retrieval.RecordRetrieval;
import dev.carpus.server.retrieval.RetrievalLimits;
import dev.carpus.server.settings.LimitSettings;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.TlsSettings;
import dev.carpus.server.switches.LiveSwitches;
import dev.carpus.server.terminology.TerminologyUpkeep;
import dev.carpus.terminology.UnmappedCodes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How the parts of the service are put together; the content, the settings and what comes from
 * outside are there before.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import(FilterWiring.class)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class
})
public class WebWiring {
  /** The most bytes that all headers of a request may have. */
  private static final int MOST_HEADERS = 32 * 1024;

  /** Where and how to listen: the settings alone say so, not any other property. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> listening(
      Settings settings, ManagementPort management) {
    return factory -> {
      factory.setPort(settings.port());
      factory.setAddress(settings.listenAddress());
      factory.setShutdown(Shutdown.GRACEFUL);
      settings.tls().certificateFile().ifPresent(_ -> factory.setSsl(ssl(settings.tls())));
      management.own().ifPresent(factory::addAdditionalConnectors);
      // A body that is too large is read on for as much again, so that its sender is still there
      // for the answer.
      factory.addConnectorCustomizers(
          connector -> connector.setProperty("maxSwallowSize", "" + settings.mostBytes()));
      // Room for the largest token, so that a larger one is refused as every other is.
      factory.addConnectorCustomizers(
          connector -> connector.setProperty("maxHttpRequestHeaderSize", "" + MOST_HEADERS));
      factory.addContextCustomizers(context -> {
        StandardHost host = (StandardHost) context.getParent();
        host.setErrorReportValveClass(OutcomeValve.class.getName());
      });
    };
  }

  private static Ssl ssl(TlsSettings tls) {
    Ssl ssl = new Ssl();
    ssl.setCertificate(tls.certificateFile().map(file -> file.toUri().toString()).orElseThrow());
    ssl.setCertificatePrivateKey(
        tls.privateKeyFile().map(file -> file.toUri().toString()).orElseThrow());
    ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return ssl;
  }

  /** Every door gives bytes; to find out what else could be written would take long. */
  @Bean
  WebMvcConfigurer answers() {
    return new WebMvcConfigurer() {
      @Override
      public void configureMessageConverters(ServerBuilder builder) {
        builder.disableDefaults().addCustomConverter(new ByteArrayHttpMessageConverter());
      }
    };
  }

  @Bean
  MessageSource messageSource() {
    return new NoMessages();
  }

  @Bean
  PrometheusMeterRegistry registry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  @Bean
  CallMeters callMeters(PrometheusMeterRegistry registry) {
    return new CallMeters(registry);
  }

  @Bean
  FhirReads fhirReads() {
    return new FhirReads(HostNames.ofMachine());
  }

  @Bean
  Failures failures() {
    return new Failures();
  }

  @Bean
  CallAudit callAudit(CallMeters meters, Failures failures, Outside outside) {
    return new CallAudit(meters, failures, outside);
  }

  @Bean
  ErrorDoor errorDoor(Failures failures, RefusedCalls refused, Outside outside) {
    return new ErrorDoor(failures, refused, outside.ids());
  }

  private static JsonLimits requestLimits(Settings settings) {
    return new JsonLimits(settings.limits().depth(), settings.limits().mostString());
  }

  @Bean
  Surroundings surroundings(Outside outside, Settings settings, PublicUrl publicUrl) {
    return new Surroundings(outside, settings.zone(), publicUrl);
  }

  @Bean
  FeedbackDoor feedbackDoor(
      LiveContent content, Memory memory, CallAudit audit, CallMeters meters, Settings settings) {
    return new FeedbackDoor(
        new FeedbackReader(requestLimits(settings)),
        content,
        memory,
        audit,
        meters,
        settings.mostBytes());
  }

  @Bean
  FeedbackSummaryDoor feedbackSummaryDoor(Memory memory, Settings settings) {
    return new FeedbackSummaryDoor(memory, settings.zone());
  }

  @Bean
  HookDoor hookDoor(
      Settings settings,
      LiveContent content,
      UnmappedCodes unmapped,
      FhirReads reads,
      Surroundings surroundings,
      Memory memory,
      LiveSwitches switches,
      CallMeters meters,
      CallAudit audit) {
    Outside outside = surroundings.outside();
    LimitSettings limits = settings.limits();
    RetrievalLimits most =
        new RetrievalLimits(
            settings.retrieval().deadline(),
            limits.fhirResponse().toBytes(),
            limits.resources(),
            limits.depth(),
            limits.mostString());
    HookMemory hookMemory = new HookMemory(memory, outside.ids());
    CallAnswers answers =
        new CallAnswers(
            new CallRestraints(switches, hookMemory),
            hookMemory,
            unmapped,
            meters,
            surroundings.publicUrl(),
            outside.ids());
    return new HookDoor(
        new HookCalls(
            new RequestReader(requestLimits(settings)),
            content,
            new RecordRetrieval(reads, most, outside.nanoTime()),
            answers,
            surroundings),
        audit,
        settings.mostBytes());
  }

  /** The port opens when the content is there: after all parts are made, and before they start. */
  @Bean
  SmartInitializingSingleton contentBeforePort(LiveContent content) {
    return content::await;
  }

  @Bean
  DiscoveryDoor discoveryDoor(LiveContent content, Outside outside) {
    return new DiscoveryDoor(content, outside);
  }

  @Bean
  PathwayDoor pathwayDoor(LiveContent content) {
    return new PathwayDoor(content);
  }

  @Bean
  HealthDoor healthDoor(
      Readiness readiness,
      LiveContent content,
      TerminologyUpkeep upkeep,
      LiveSwitches switches,
      Memory memory,
      Settings settings,
      Outside outside) {
    return new HealthDoor(
        readiness,
        List.of(
            new ContentHealth(content),
            new TerminologyHealth(content, upkeep),
            new DatabaseHealth(memory::state),
            new ClockHealth(outside),
            new SwitchesHealth(content, switches, settings.trust().names())));
  }

  @Bean
  MetricsDoor metricsDoor(
      PrometheusMeterRegistry registry,
      LiveContent content,
      UnmappedCodes unmapped,
      TerminologyUpkeep upkeep,
      Outside outside) {
    return new MetricsDoor(new Meters(registry, content, unmapped, upkeep, outside.clock()));
  }

  @Bean
  GuardMeters guardMeters(
      PrometheusMeterRegistry registry,
      RefusalCounts counts,
      Memory memory,
      LiveSwitches switches) {
    return new GuardMeters(registry, counts, memory, switches);
  }

  @Bean
  ApplicationListener<ContextClosedEvent> ending(Readiness readiness) {
    return _ -> readiness.end();
  }
}
