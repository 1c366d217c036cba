package dev.muster.api.dialect.huddle;

import dev.muster.api.http.Body;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.api.xml.Xml;
import dev.muster.api.xml.XmlReader;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the list of members to delete, in either form. Links of other rels than {@code member} are passed over, as this
 * API has always done with rels it does not know.
 */
final class BulkDeleteRequest {
    private static final String MEMBER = "member";

    private final Limits limits;
    private final JsonReader json;
    private final XmlReader xml;

    BulkDeleteRequest(Limits limits) {
        this.limits = limits;
        // A link has two values and is one itself; there is room for some to have more.
        int values = 4 * limits.ids();
        this.json = new JsonReader(new JsonLimits(limits.depth(), limits.ids(), values, limits.bodyBytes()));
        // The root, and one link too many, so that the refusal tells how many there may be.
        this.xml = new XmlReader(limits.depth(), limits.ids() + 2);
    }

    /** The members of that company the body names, each once. */
    Checked<Selection.Ids> read(Form form, Body body, String company) {
        Checked<List<Link>> links = switch (form) {
            case XML -> xml.read(body.bytes()).then(this::links);
            case JSON -> json.read(body.bytes()).then(this::links);
        };
        return links.then(all -> members(all, company));
    }

    private Checked<List<Link>> links(Xml root) {
        if (!root.name().equals("bulkDelete")) {
            return Checked.refused(Problem.Kind.INVALID, "the root of the XML must be bulkDelete");
        }
        if (root.children().size() > limits.ids()) {
            return Checked.refused(
                    Problem.Kind.TOO_LARGE,
                    "bulkDelete has %d links; the limit is %d"
                            .formatted(root.children().size(), limits.ids()));
        }
        Findings findings = new Findings();
        List<Link> links = new ArrayList<>();
        for (Xml child : root.children()) {
            if (child.name().equals("link")) {
                link(
                                Optional.ofNullable(child.attributes().get("rel")),
                                Optional.ofNullable(child.attributes().get("href")),
                                "",
                                findings)
                        .ifPresent(links::add);
            } else {
                findings.invalid("", "bulkDelete must have link elements only");
            }
        }
        return findings.unlessAny(() -> links);
    }

    private Checked<List<Link>> links(Json document) {
        Findings findings = new Findings();
        List<Link> links = new ArrayList<>();
        Members.of(document, JsonPointer.ROOT, findings).ifPresent(members -> {
            List<Json> elements = members.elements("links", "nobody is named");
            members.refuseOthers();
            for (int place = 0; place < elements.size(); place++) {
                JsonPointer at = members.at("links").child(place);
                Members.of(elements.get(place), at, findings)
                        .flatMap(link -> link(link.string("rel"), link.string("href"), at.text(), findings))
                        .ifPresent(links::add);
            }
        });
        return findings.unlessAny(() -> links);
    }

    private static Optional<Link> link(Optional<String> rel, Optional<String> href, String at, Findings findings) {
        boolean isMember = rel.filter(MEMBER::equalsIgnoreCase).isPresent();
        if (rel.isEmpty() || (isMember && href.isEmpty())) {
            findings.invalid(at, "a link must have a rel and an href");
            return Optional.empty();
        }
        return isMember ? Optional.of(new Link(MEMBER, href.get())) : Optional.empty();
    }

    private static Checked<Selection.Ids> members(List<Link> links, String company) {
        Findings findings = new Findings();
        List<String> members = new ArrayList<>();
        for (Link link : links) {
            switch (MemberLink.member(link.href(), company)) {
                case Checked.Good<String>(String member) -> members.add(member);
                case Checked.Refused<String>(List<Problem> problems) -> findings.addAll(problems);
            }
        }
        if (links.isEmpty()) {
            findings.invalid("", "there is no link of rel member: nobody is named");
        }
        return findings.unlessAny(() -> Selection.Ids.of(members));
    }
}
