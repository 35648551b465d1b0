"""Opens sources with QGIS, without a screen, and prints what it sees of them as JSON.

    python3 qgis-client.py '[{"provider": "OAPIF", "uri": "...", "filter": "..."}, {"provider": "vectortile", "uri": "..."}]'
"""

import json
import sys

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorTileLayer,
)


def box(extent):
    return [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()]


def features_of(layer, asked):
    request = QgsFeatureRequest()
    if "bbox" in asked:
        request.setFilterRect(QgsRectangle(*asked["bbox"]))
    found = list(layer.getFeatures(request))
    return {
        "count": len(found),
        "valid": all(feature.hasGeometry() and not feature.geometry().isNull() for feature in found),
    }


def vector(asked):
    layer = QgsVectorLayer(asked["uri"], "layer", asked["provider"])
    if not layer.isValid():
        return {"error": layer.error().summary() or layer.dataProvider().error().summary()}
    if asked.get("filter"):
        if not layer.setSubsetString(asked["filter"]):
            return {"error": "filter refused"}
    return {
        **features_of(layer, asked),
        "told": layer.featureCount(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "crs": layer.crs().authid(),
        "extent": box(layer.extent()),
        "geometry": layer.geometryType(),
    }


def tiles(asked):
    layer = QgsVectorTileLayer(asked["uri"], "tiles")
    if not layer.isValid():
        return {"error": layer.error().summary()}
    return {
        "zooms": [layer.sourceMinZoom(), layer.sourceMaxZoom()],
        "crs": layer.crs().authid(),
        "painted": painted(layer, asked["bbox"]),
    }


def painted(layer, bbox):
    """How many of 512 x 512 pixels the layer paints over a box, in its own coordinates."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(*bbox))
    settings.setOutputSize(QSize(512, 512))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return sum(image.pixelColor(x, y) != QColor("white") for x in range(512) for y in range(512))


def main():
    application = QgsApplication([], False)
    application.initQgis()
    try:
        seen = [tiles(asked) if asked["provider"] == "vectortile" else vector(asked) for asked in json.loads(sys.argv[1])]
    finally:
        application.exitQgis()
    print(json.dumps(seen))


main()
