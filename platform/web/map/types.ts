/** 地图数据 · What a map shows. Coordinates are WGS-84 longitude and latitude throughout; nothing here names a real place. */
import type { FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Map as LibreMap } from 'maplibre-gl';
import type { Tone } from '../tokens.ts';

/** 边界框 · West, south, east, north. @unit degrees */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

type Areas = Polygon | MultiPolygon;
type Lines = LineString | MultiLineString;

/** 底图 · The city's own geometry, in place of a tile server. All parts are optional. */
export interface MapBase {
  readonly boundary?: FeatureCollection<Areas>;
  /** Rivers and lakes, as areas or as lines. */
  readonly water?: FeatureCollection<Areas | Lines>;
  readonly greens?: FeatureCollection<Areas>;
  /** Properties: `name`, and `rank` 1 (main) to 3 (lane). */
  readonly roads?: FeatureCollection<Lines>;
}

/** 片区 · An area with a name; `shade` from 0 to 1 tints it, `figure` stands under its name. */
export interface MapZone {
  readonly id: string;
  readonly name: string;
  readonly geometry: Areas;
  readonly shade?: number | null;
  readonly figure?: string;
}

/** 网格 · A smaller area, drawn as an outline. */
export interface MapGrid {
  readonly id: string;
  readonly name: string;
  readonly geometry: Areas;
}

/** 点位 · A site: `glyph` is one character that stands for its type, `tone` is its state. */
export interface MapSite {
  readonly id: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly glyph: string;
  readonly tone: Tone;
  /** Second line of the hint: type and state in words. */
  readonly detail?: string;
}

/** 图例项 */
export interface LegendEntry {
  readonly tone: Tone;
  readonly text: string;
}

/** 地图属性 */
export interface CityMapProps {
  /** What the map shows, for those who cannot see it. */
  readonly label: string;
  readonly base?: MapBase;
  readonly zones?: readonly MapZone[];
  readonly grids?: readonly MapGrid[];
  readonly sites?: readonly MapSite[];
  readonly selectedId?: string | null;
  readonly onSelectSite?: (id: string) => void;
  readonly onSelectZone?: (id: string) => void;
  readonly legend?: readonly LegendEntry[];
  /** CSS height; `26rem` unless told. */
  readonly height?: string;
  /** Shows this box first; otherwise everything there is. */
  readonly bounds?: Bounds;
  /** The same content as a list, for keyboards and screen readers: usually a DataTable below the map, by its id. */
  readonly listId?: string;
  /** 天地图 key: adds the national base map as a choice. */
  readonly tiandituKey?: string | null | undefined;
  /** Hands over the map itself once it can take data, and null when it goes: for tools that draw on it. */
  readonly onMap?: (map: LibreMap | null) => void;
}

