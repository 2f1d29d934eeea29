package org.tocsin.console.directory;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.NotFound;
import org.tocsin.directory.Directory;
import org.tocsin.directory.document.Difference;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.people.Invitations;
import org.tocsin.directory.people.VerifiedWays;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

/** The directory: who and what is in it, how it came to be, and invitations for its people. */
@Controller
class DirectoryPage {
  private final Directory directory;
  private final VerifiedWays verified;
  private final Invitations invitations;
  private final People people;
  private final URI baseUrl;

  DirectoryPage(
      Directory directory,
      VerifiedWays verified,
      Invitations invitations,
      People people,
      @Value("${tocsin.base-url}") URI baseUrl) {
    this.directory = directory;
    this.verified = verified;
    this.invitations = invitations;
    this.people = people;
    this.baseUrl = baseUrl;
  }

  /** A version in a list. */
  record VersionRow(long id, Moment applied, String by) {}

  @GetMapping("/directory")
  String inForce(Model model) {
    Organisation organisation = directory.now();
    model.addAttribute("version", directory.version());
    model.addAttribute(
        "directory", DirectoryView.of(organisation, verified.missing(organisation.people())));
    return "console/directory/directory";
  }

  @GetMapping("/directory/versions")
  String versions(@ModelAttribute("now") Instant now, Model model) {
    People.Names names = people.names();
    model.addAttribute(
        "versions",
        directory.versions().stream()
            .map(
                v ->
                    new VersionRow(v.id(), new Moment(v.appliedAt(), now), names.of(v.appliedBy())))
            .toList());
    return "console/directory/versions";
  }

  /**
   * A version and what it changed.
   *
   * @param from the version to compare it with; the one before, when it is not named
   */
  @GetMapping("/directory/versions/{version}")
  String version(
      @PathVariable long version,
      @RequestParam(defaultValue = "0") long from,
      @ModelAttribute("now") Instant now,
      Model model) {
    List<Directory.Applied> versions = directory.versions();
    Directory.Applied shown =
        versions.stream()
            .filter(v -> v.id() == version)
            .findFirst()
            .orElseThrow(() -> new NotFound("There is no version " + version));
    long before = from > 0 ? from : before(version, versions);
    model.addAttribute("versions", versions);
    model.addAttribute("inForce", versions.get(0).id());
    model.addAttribute("from", before);
    model.addAttribute(
        "version",
        new VersionRow(
            version, new Moment(shown.appliedAt(), now), people.names().of(shown.appliedBy())));
    model.addAttribute(
        "difference", Difference.between(directory.at(before), directory.at(version)));
    model.addAttribute("document", directory.document(version).orElseThrow());
    return "console/directory/version";
  }

  private static long before(long version, List<Directory.Applied> versions) {
    return versions.stream()
        .mapToLong(Directory.Applied::id)
        .filter(id -> id < version)
        .max()
        .orElse(0);
  }

  @PostMapping("/directory/people/{id}/invitation")
  String invite(@PathVariable String id, @ModelAttribute("me") Me me, Model model) {
    Person person =
        directory.person(id).orElseThrow(() -> new NotFound("There is no person " + id));
    model.addAttribute("person", person);
    try {
      model.addAttribute("link", baseUrl + "/invitation/" + invitations.issue(id, me.id()));
      model.addAttribute("hours", Invitations.LIFETIME.toHours());
    } catch (IllegalArgumentException e) {
      model.addAttribute("refusal", e.getMessage());
    }
    return "console/directory/invitation";
  }
}
