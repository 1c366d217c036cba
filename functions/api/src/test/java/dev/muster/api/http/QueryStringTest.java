package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryStringTest {

    @Test
    void decodesNamesAndValues() {
        QueryString query = QueryString.parse("a=1&b=x+y&b=%C3%A9&empty=&bare&fields%5Bperson%5D=a%3Db");
        assertThat(query.all("a")).containsExactly("1");
        assertThat(query.all("b")).containsExactly("x y", "\u00e9");
        assertThat(query.all("empty")).containsExactly("");
        assertThat(query.all("bare")).containsExactly("");
        assertThat(query.all("fields[person]")).containsExactly("a=b");
        assertThat(query.all("none")).isEmpty();
    }

    @Test
    void keepsInvalidEscapes() {
        assertThat(QueryString.parse("a=%zz&b=%").all("a")).containsExactly("%zz");
        assertThat(QueryString.parse("").names()).isEmpty();
    }
}
