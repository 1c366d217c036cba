package dev.muster.api.dialect.huddle;

import dev.muster.api.http.Request;
import dev.muster.api.json.Json;
import dev.muster.api.xml.Xml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A link between resources, as every document of this API has them. */
record Link(String rel, String href) {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    /** A link to a path of ours, absolute as far as the request tells where it was sent to. */
    static Link to(String rel, String path, Request request) {
        String base = request.header("host")
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> scheme(request) + "://" + host)
                .orElse("");
        return new Link(rel, base + path);
    }

    private static String scheme(Request request) {
        return request.header("x-forwarded-proto").filter("http"::equals).orElse("https");
    }

    Json json() {
        return Json.object(Json.member("rel", rel), Json.member("href", href));
    }

    Xml xml() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("rel", rel);
        attributes.put("href", href);
        return new Xml("link", attributes, "", List.of());
    }
}
