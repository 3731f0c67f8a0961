package dev.carpus.pathway;

import dev.carpus.hooks.ResourceReference;
import dev.carpus.logic.RawResource;

/**
 * An order that is not signed yet.
 *
 * @param reference by which the hook names it
 * @param resource the order
 * @param display what it orders, in words
 */
public record DraftOrder(ResourceReference reference, RawResource resource, String display) {}
