/** MissionHub's API v4: sessions, bulk people changes, and people who are created or merged. */
package dev.muster.api.dialect.missionhub;
