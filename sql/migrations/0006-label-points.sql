-- Where a polygon's name is put: a point inside its largest part, and how much room there is, metres of EPSG:3857. The etl
-- writes them for layers with a label.
alter table feature add column label_point geometry(Point, 3857), add column label_room real;

create index feature_label on feature using gist (label_point) where label_point is not null;
create index feature_label_room on feature (label_room) where label_point is not null;

update feature set (label_point, label_room) = (
  select st_pointonsurface(part.geom), sqrt(st_area(part.geom))
  from st_dump(feature.geom_3857) as part order by st_area(part.geom) desc limit 1)
from layer
where layer.no = feature.layer_no and layer.manifest->>'geometry' = 'polygon' and layer.manifest ? 'label';
