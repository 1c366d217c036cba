package dev.muster.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pages of CSV become one table. */
class CsvPagesTest {
    @Test
    void joinsPagesOfOneHeading() {
        CsvPages pages = new CsvPages();
        pages.add("id,row,outcome,reason\r\n1,1,refused,\"a, \"\"b\"\"\r\nc\"\r\n");
        pages.add("id,row,outcome,reason\r\n2,2,failed,\r\n");

        assertThat(pages.size()).isEqualTo(2);
        assertThat(pages.text())
                .isEqualTo("id,row,outcome,reason\r\n1,1,refused,\"a, \"\"b\"\"\r\nc\"\r\n2,2,failed,\r\n");
    }

    @Test
    void keepsTheColumnsOfEveryPage() {
        CsvPages pages = new CsvPages();
        pages.add("id,row,outcome,reason\r\n1,1,refused,x\r\n");
        pages.add("id,city,row,outcome,reason\r\n2,Cebu,2,failed,\r\n");

        assertThat(pages.text()).isEqualTo("id,city,row,outcome,reason\r\n1,,1,refused,x\r\n2,Cebu,2,failed,\r\n");
    }
}
