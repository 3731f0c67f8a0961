package dev.carpus.server.web;

import dev.carpus.server.Loopback;
import dev.carpus.server.Outside;
import dev.carpus.server.settings.LimitSettings;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.trust.Caller;
import dev.carpus.server.trust.ClientTrust;
import dev.carpus.server.trust.Feature;
import dev.carpus.server.trust.SigningKey;
import dev.carpus.server.trust.TokenLedger;
import dev.carpus.server.trust.TrustedClients;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * How the filters are put together, through which every request comes before it reaches a door; in
 * the order of their numbers.
 */
@Configuration(proxyBeanMethods = false)
public class FilterWiring {
  /**
   * Bodies are held once, as they came; what is made of them takes less, and not of all at once.
   */
  private static final int PART_OF_HEAP = 4;

  @Bean
  FilterRegistrationBean<Filter> safetyNet(Failures failures, Outside outside) {
    return filter(new SafetyNet(failures, outside.ids()), 1);
  }

  @Bean
  FilterRegistrationBean<Filter> operatorRoutes(ManagementPort management) {
    return filter(new OperatorRoutes(management), 2);
  }

  @Bean
  FilterRegistrationBean<Filter> crossOrigin(Settings settings) {
    return filter(
        new CrossOrigin(
            settings.isTrusted() ? settings.trust().origins()::contains : Loopback::isOrigin),
        3);
  }

  @Bean
  RefusedCalls refusedCalls(RefusalCounts counts, Outside outside) {
    return new RefusedCalls(counts, outside.ids());
  }

  @Bean
  ClientTrust clientTrust(
      Settings settings,
      TrustedClients clients,
      TokenLedger ledger,
      PublicUrl publicUrl,
      Outside outside) {
    return new ClientTrust(clients, settings.trust(), ledger, publicUrl, outside.clock());
  }

  @Bean
  @ConditionalOnBean(SigningKey.class)
  FilterRegistrationBean<Filter> chartCalls(SigningKey key, PublicUrl publicUrl, Outside outside) {
    return filter(new ChartCalls(key, publicUrl, outside), 4);
  }

  @Bean
  FilterRegistrationBean<Filter> callers(
      Settings settings, ClientTrust trust, RefusedCalls refused, ManagementPort operators) {
    if (settings.isTrusted()) {
      return filter(new TrustedCallers(trust, refused, operators), 5);
    }
    return filter(new LoopbackCallers(Caller.open(Feature.of(settings.features())), refused), 5);
  }

  @Bean
  RefusalCounts refusalCounts() {
    return new RefusalCounts();
  }

  @Bean
  FilterRegistrationBean<Filter> overload(
      Settings settings, RefusalCounts counts, RefusedCalls refused, Outside outside) {
    LimitSettings limits = settings.limits();
    FilterRegistrationBean<Filter> overload =
        filter(
            new Overload(
                new CallLimits(limits.concurrent(), limits.rate(), outside.nanoTime(), counts),
                new BodyRoom(
                    limits
                        .statedBodies()
                        .map(DataSize::toBytes)
                        .orElseGet(() -> Runtime.getRuntime().maxMemory() / PART_OF_HEAP),
                    limits.patience()),
                refused,
                settings.mostBytes()),
            6);
    overload.addUrlPatterns("/cds-services/*", ChartCalls.PREFIX + "/cds-services/*");
    for (String prefix : HookView.prefixes()) {
      overload.addUrlPatterns(prefix + "/cds-services/*");
    }
    return overload;
  }

  @Bean
  FilterRegistrationBean<Filter> hookView() {
    return filter(new HookView(), 7);
  }

  private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }
}
