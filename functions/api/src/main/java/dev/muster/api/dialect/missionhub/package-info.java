/** MissionHub's API v4: sessions, bulk people changes, and people to create or merge (docs/dialects/missionhub.md). */
package dev.muster.api.dialect.missionhub;
