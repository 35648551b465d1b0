-- Cells are twice as wide as they were: a zoom has those that the next coarser one had, and the coarsest is thinned when
-- it is asked for, until the layer is loaded again.
delete from feature_cell cell using layer
where layer.no = cell.layer_no and cell.zoom = layer.levels[array_upper(layer.levels, 1)];

update feature_cell set zoom = zoom + 1;

update layer set levels = levels[2:]
where levels <> '{}' and manifest->>'geometry' = 'point';
