package dev.muster.aws.job;

import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterLiteral;
import dev.muster.core.selection.FilterOperator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A filter as text. A letter in front of each part names its kind, and a length precedes each text: {@code
 * =eqa7:countrys3:USA}. Attributes would not do: DynamoDB nests them at most 32 deep, and a filter may nest deeper.
 *
 * <table>
 * <caption>Parts</caption>
 * <tr><td>&amp;n:… |n:… !…</td><td>and, or of n filters; not</td></tr>
 * <tr><td>? field</td><td>present</td></tr>
 * <tr><td>=eq field value</td><td>compare, the operator in two letters</td></tr>
 * <tr><td>~eq field value</td><td>compare values of one type only</td></tr>
 * <tr><td>@ text</td><td>member of an organization</td></tr>
 * <tr><td>* …</td><td>a membership that the filter matches</td></tr>
 * <tr><td>i j u a text, o text text</td><td>field: id, id in any case, updated, attribute, in an organization</td></tr>
 * <tr><td>I A text</td><td>field of the current membership: id of its organization, attribute</td></tr>
 * <tr><td>s text, n text, t f 0</td><td>value: text, number, flag, nothing</td></tr>
 * </table>
 */
final class FilterText {
    private FilterText() {}

    static String encode(Filter filter) {
        StringBuilder text = new StringBuilder();
        write(filter, text);
        return text.toString();
    }

    private static void write(Filter filter, StringBuilder text) {
        switch (filter) {
            case Filter.And(List<Filter> all) -> write('&', all, text);
            case Filter.Or(List<Filter> any) -> write('|', any, text);
            case Filter.Not(Filter other) -> write(other, text.append('!'));
            case Filter.Present(FilterField field) -> write(field, text.append('?'));
            case Filter.Compare(FilterField field, FilterOperator operator, FilterLiteral literal) ->
                write(field, operator, literal.value(), text.append('='));
            case Filter.Typed(FilterField field, FilterOperator operator, FilterLiteral literal) ->
                write(field, operator, literal.value(), text.append('~'));
            case Filter.Member(String organization) -> write(organization, text.append('@'));
            case Filter.Membership(Filter other) -> write(other, text.append('*'));
        }
    }

    private static void write(char kind, List<Filter> filters, StringBuilder text) {
        text.append(kind).append(filters.size()).append(':');
        filters.forEach(filter -> write(filter, text));
    }

    private static void write(FilterField field, FilterOperator operator, Value value, StringBuilder text) {
        write(field, text.append(operator.name().toLowerCase(Locale.ROOT)));
        write(value, text);
    }

    private static void write(FilterField field, StringBuilder text) {
        switch (field) {
            case FilterField.Id _ -> text.append('i');
            case FilterField.AnyCaseId _ -> text.append('j');
            case FilterField.Updated _ -> text.append('u');
            case FilterField.Attribute(String name) -> write(name, text.append('a'));
            case FilterField.InOrganization(String organization, String name) -> {
                write(organization, text.append('o'));
                write(name, text);
            }
            case FilterField.HereId _ -> text.append('I');
            case FilterField.Here(String name) -> write(name, text.append('A'));
        }
    }

    private static void write(Value value, StringBuilder text) {
        switch (value) {
            case Value.Text(String held) -> write(held, text.append('s'));
            case Value.Numeric(BigDecimal number) -> write(number.toString(), text.append('n'));
            case Value.Flag(boolean on) -> text.append(on ? 't' : 'f');
            case Value.Nothing _ -> text.append('0');
        }
    }

    private static void write(String part, StringBuilder text) {
        text.append(part.length()).append(':').append(part);
    }

    static Filter decode(String text) {
        return new Reader(text).filter();
    }

    private static final class Reader {
        private final String text;
        private int position;

        Reader(String text) {
            this.text = text;
        }

        Filter filter() {
            char kind = text.charAt(position++);
            return switch (kind) {
                case '&' -> new Filter.And(filters());
                case '|' -> new Filter.Or(filters());
                case '!' -> new Filter.Not(filter());
                case '?' -> new Filter.Present(field());
                case '=' -> {
                    FilterOperator operator = operator();
                    yield new Filter.Compare(field(), operator, value());
                }
                case '~' -> {
                    FilterOperator operator = operator();
                    yield new Filter.Typed(field(), operator, value());
                }
                case '@' -> new Filter.Member(part());
                case '*' -> new Filter.Membership(filter());
                default -> throw unknown(kind);
            };
        }

        private List<Filter> filters() {
            int count = number();
            List<Filter> filters = new ArrayList<>();
            while (filters.size() < count) {
                filters.add(filter());
            }
            return filters;
        }

        private FilterOperator operator() {
            position += 2;
            return FilterOperator.valueOf(text.substring(position - 2, position).toUpperCase(Locale.ROOT));
        }

        private FilterField field() {
            char kind = text.charAt(position++);
            return switch (kind) {
                case 'i' -> new FilterField.Id();
                case 'j' -> new FilterField.AnyCaseId();
                case 'u' -> new FilterField.Updated();
                case 'a' -> new FilterField.Attribute(part());
                case 'o' -> new FilterField.InOrganization(part(), part());
                case 'I' -> new FilterField.HereId();
                case 'A' -> new FilterField.Here(part());
                default -> throw unknown(kind);
            };
        }

        private Value value() {
            char kind = text.charAt(position++);
            return switch (kind) {
                case 's' -> Value.of(part());
                case 'n' -> Value.of(new BigDecimal(part()));
                case 't' -> Value.of(true);
                case 'f' -> Value.of(false);
                case '0' -> Value.NOTHING;
                default -> throw unknown(kind);
            };
        }

        private String part() {
            int length = number();
            position += length;
            return text.substring(position - length, position);
        }

        private int number() {
            int end = text.indexOf(':', position);
            int number = Integer.parseInt(text.substring(position, end));
            position = end + 1;
            return number;
        }

        private static IllegalStateException unknown(char kind) {
            return new IllegalStateException("a stored filter has a part of the unknown kind " + kind);
        }
    }
}
