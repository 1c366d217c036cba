package dev.muster.api.dialect.huddle;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.RequestBody;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.api.xml.XmlElement;
import dev.muster.api.xml.XmlReader;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.selection.Selection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reader of the list of members to delete, in both formats. Links with another rel than {@code member} are ignored,
 * as the original API ignores unknown rels.
 */
final class BulkDeleteRequest {
    private static final String MEMBER = "member";

    private final Limits limits;
    private final JsonReader json;
    private final XmlReader xml;

    BulkDeleteRequest(Limits limits) {
        this.limits = limits;
        // A link has two values and is one itself; some links may have more.
        int values = 4 * limits.ids();
        this.json = new JsonReader(new JsonLimits(limits.depth(), limits.ids(), values, RequestBody.MAX_BYTES));
        // The root and one link above the limit, so that the error can state the limit on links.
        this.xml = new XmlReader(limits.depth(), limits.ids() + 2);
    }

    /** Returns the members of that company that the body lists, each once. */
    Validated<Selection.Ids> read(DocumentFormat format, ApiRequest request, String company) {
        ByteBuffer body = request.body().bytes();
        Validated<List<ResourceLink>> links = switch (format) {
            case XML -> xml.read(body, ContentType.namesCharset(request)).flatMap(this::links);
            case JSON -> json.read(body).flatMap(this::links);
        };
        return links.flatMap(all -> members(all, company));
    }

    private Validated<List<ResourceLink>> links(XmlElement root) {
        if (!root.name().equals("bulkDelete")) {
            return Validated.invalid(ApiProblem.Kind.INVALID, "the root of the XML must be bulkDelete");
        }
        if (root.children().size() > limits.ids()) {
            return Validated.invalid(
                    ApiProblem.Kind.TOO_LARGE,
                    "bulkDelete has %d links; the limit is %d"
                            .formatted(root.children().size(), limits.ids()));
        }
        ProblemCollector problems = new ProblemCollector();
        List<ResourceLink> links = new ArrayList<>();
        for (XmlElement child : root.children()) {
            if (child.name().equals("link")) {
                link(
                                Optional.ofNullable(child.attributes().get("rel")),
                                Optional.ofNullable(child.attributes().get("href")),
                                "",
                                problems)
                        .ifPresent(links::add);
            } else {
                problems.invalid("", "bulkDelete may only have link elements");
            }
        }
        return problems.validate(() -> links);
    }

    private Validated<List<ResourceLink>> links(JsonValue document) {
        ProblemCollector problems = new ProblemCollector();
        List<ResourceLink> links = new ArrayList<>();
        JsonObjectReader.of(document, JsonPointer.ROOT, problems).ifPresent(members -> {
            List<JsonValue> elements = members.elements("links", "it must list at least one member");
            members.rejectUnknown();
            for (int index = 0; index < elements.size(); index++) {
                JsonPointer at = members.at("links").child(index);
                JsonObjectReader.of(elements.get(index), at, problems)
                        .flatMap(link -> link(link.string("rel"), link.string("href"), at.text(), problems))
                        .ifPresent(links::add);
            }
        });
        return problems.validate(() -> links);
    }

    private static Optional<ResourceLink> link(
            Optional<String> rel, Optional<String> href, String at, ProblemCollector problems) {
        boolean isMember = rel.filter(MEMBER::equalsIgnoreCase).isPresent();
        if (rel.isEmpty() || (isMember && href.isEmpty())) {
            problems.invalid(at, "a link must have a rel and an href");
            return Optional.empty();
        }
        return isMember ? Optional.of(new ResourceLink(MEMBER, href.get())) : Optional.empty();
    }

    private static Validated<Selection.Ids> members(List<ResourceLink> links, String company) {
        ProblemCollector problems = new ProblemCollector();
        List<String> members = new ArrayList<>();
        for (ResourceLink link : links) {
            switch (MemberLink.member(link.href(), company)) {
                case Validated.Valid<String>(String member) -> members.add(member);
                case Validated.Invalid<String>(List<ApiProblem> found) -> problems.addAll(found);
            }
        }
        if (links.isEmpty()) {
            problems.invalid("", "the body has no link of rel member; it must list at least one member");
        }
        return problems.validate(() -> Selection.Ids.of(members));
    }
}
