package dev.carpus.server.content;

import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.Site;
import dev.carpus.server.StartRefused;
import java.util.function.Supplier;

/**
 * Makes content ready to be served: loaded, checked, and run once with its own cases.
 *
 * @param folder the folder of pathways
 * @param site what the site adds to it, as it stands when it is asked
 * @param approval which of it may be served
 * @param warmUp runs the cases
 */
public record ReadyContent(
    ContentFolder folder, Supplier<Site> site, ApprovalCheck approval, WarmUp warmUp) {
  /**
   * The content as it is now.
   *
   * @throws StartRefused if anything in it cannot be served; says all of it
   */
  public ServedContent load() {
    ServedContent content = new ContentStart(site.get(), approval).load(folder);
    warmUp.run(content);
    return content;
  }
}
