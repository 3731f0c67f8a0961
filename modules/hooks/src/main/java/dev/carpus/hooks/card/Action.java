package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;
import dev.carpus.hooks.ResourceReference;

/**
 * One change of the record that a suggestion proposes.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#action">CDS Hooks 2.0, action</a>
 */
public sealed interface Action {
  /** What happens, in words for the user. */
  String description();

  /** The word in JSON. */
  String type();

  /** A resource that is to be made. */
  record Create(String description, ResourceJson resource) implements Action {
    /**
     * @throws IllegalArgumentException if the description is blank
     */
    public Create {
      Required.text(description, "action.description");
    }

    @Override
    public String type() {
      return "create";
    }
  }

  /** A resource that is to be replaced: the whole of it as it shall be, known by its id. */
  record Update(String description, ResourceJson resource) implements Action {
    /**
     * @throws IllegalArgumentException if the description is blank or the resource has no id
     */
    public Update {
      Required.text(description, "action.description");
      if (resource.id().isEmpty()) {
        throw new IllegalArgumentException("action.resource of an update must have an id");
      }
    }

    @Override
    public String type() {
      return "update";
    }
  }

  /** A resource that is to be removed. */
  record Delete(String description, ResourceReference resourceId) implements Action {
    /**
     * @throws IllegalArgumentException if the description is blank
     */
    public Delete {
      Required.text(description, "action.description");
    }

    @Override
    public String type() {
      return "delete";
    }
  }
}
