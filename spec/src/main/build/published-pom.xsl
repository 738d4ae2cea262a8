<?xml version="1.0" encoding="UTF-8"?>
<!-- Copies a POM without its optional and provided dependencies. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="http://maven.apache.org/POM/4.0.0" version="1.0">
  <xsl:output encoding="UTF-8"/>
  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="m:dependency[m:optional='true' or m:scope='provided']"/>
</xsl:stylesheet>
