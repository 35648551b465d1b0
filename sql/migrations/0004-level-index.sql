-- Tiles of a level are read by level, whatever the others hold in the same place; cells by zoom and cell.
create index feature_level_zoom on feature_level (revision, level);
drop index feature_cell_geom;
