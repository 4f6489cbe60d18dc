select a.*, p.*,
    (select jsonb_agg(jsonb_build_object('Ordinal', n.ordinal, 'Name', n.name, 'From', n."from", 'Basis', n.basis) order by n.ordinal)
     from agency_name n where n.agency_id = a.id) as names
from agency a
join agency_profile p on p.agency_id = a.id
